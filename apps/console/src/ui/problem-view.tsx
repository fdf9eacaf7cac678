import { Alert, Button } from '@mantine/core';
import { Refused } from '../api/problem';
import { commonTexts } from '../texts/common';
import { useLanguage, useTexts } from '../texts/language';
import { Id } from './name';

/** What went wrong, in the reader's language, with the code that a colleague can look up. */
export function ProblemView({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(commonTexts);
  const { language } = useLanguage();
  const sentence =
    error instanceof Refused
      ? error.status === 403
        ? t.notYours
        : (error.sentence(language) ?? t.broken)
      : t.unanswered;
  return (
    <Alert color="red" role="alert" title={sentence}>
      {error instanceof Refused && error.problem.code ? <Id of={error.problem.code} isWhole /> : null}
      {onRetry ? (
        <Button size="xs" variant="light" color="red" onClick={onRetry}>
          {t.retry}
        </Button>
      ) : null}
    </Alert>
  );
}
