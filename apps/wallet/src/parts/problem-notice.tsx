import type { Problem } from '../api/problem';
import { useLanguage, useTexts } from '../language/language';
import { Notice } from './notice';
import { problemTexts, tamazightProblems } from './problem.texts';

/** A refusal in the reader's language: the platform's own sentence, or ours where it has none in Tamazight. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const { language } = useLanguage();
  const t = useTexts(problemTexts);
  if (problem === 'no-answer') return <Notice tone="bad">{t.noAnswer}</Notice>;
  if (language !== 'zgh') return <Notice tone="bad">{problem.texts[language]}</Notice>;
  const own = tamazightProblems[problem.code];
  return (
    <Notice tone="bad">
      <span lang={own ? undefined : 'fr'}>{own ?? problem.texts.fr}</span>
    </Notice>
  );
}
