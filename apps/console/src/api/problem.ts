import type { Language } from '@hanout/i18n';

/** A refusal as the API says it (RFC 9457), with one sentence a person can read in each language. */
export interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly field?: string;
  readonly texts?: Readonly<Partial<Record<'ar' | 'fr' | 'en', string>>>;
}

export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.code ?? problem.title ?? String(status));
  }

  /** The sentence; of Tamazight the API has none, and French is nearest to its readers in offices. */
  sentence(language: Language): string | undefined {
    const { texts } = this.problem;
    return texts?.[language === 'zgh' ? 'fr' : language] ?? texts?.fr ?? this.problem.title;
  }
}

/** Nobody answered: what was asked may have happened or not. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}
