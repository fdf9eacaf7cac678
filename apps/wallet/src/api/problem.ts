/** RFC 9457, as the gateway writes it; `texts` has the sentence in the languages of the platform. */
export interface ProblemAnswer {
  readonly code: string;
  readonly status: number;
  /** The input field at fault: `amount.minor`. */
  readonly field?: string;
  readonly texts: Readonly<Record<'ar' | 'fr' | 'en', string>>;
}

/** `no-answer`: nothing came back, so nothing is known. */
export type Problem = ProblemAnswer | 'no-answer';

export function isProblem(body: unknown): body is ProblemAnswer {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('texts' in body)) return false;
  const { code, texts } = body;
  return typeof code === 'string' && typeof texts === 'object' && texts !== null && 'fr' in texts;
}

/** What a read throws. */
export class RefusedError extends Error {
  constructor(readonly problem: Problem) {
    super(typeof problem === 'string' ? problem : problem.code);
  }
}

export function problemOf(error: unknown): Problem {
  return error instanceof RefusedError ? error.problem : 'no-answer';
}
