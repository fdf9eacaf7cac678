import type { ReactNode } from 'react';
import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { ProblemView } from './problem-view';

/** The answer to a question, or that it is on its way, or why there is none. What was read before stays in sight. */
export function Found<Answer>({
  in: found,
  children,
}: {
  in: UseQueryResult<Answer>;
  children: (answer: Answer) => ReactNode;
}) {
  const t = useTexts(commonTexts);
  if (found.data !== undefined) return children(found.data);
  if (found.error) return <ProblemView error={found.error} onRetry={() => void found.refetch()} />;
  return found.fetchStatus === 'idle' ? null : <Loader size="sm" aria-label={t.loading} />;
}

/** The same of a list by pages. */
export function FoundPages({
  in: found,
  children,
}: {
  in: { isLoading: boolean; error: unknown };
  children: ReactNode;
}) {
  const t = useTexts(commonTexts);
  if (found.error) return <ProblemView error={found.error} />;
  return found.isLoading ? <Loader size="sm" aria-label={t.loading} /> : children;
}
