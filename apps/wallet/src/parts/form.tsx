import type { FormEvent, ReactNode } from 'react';
import { ProblemNotice } from './problem-notice';
import { useWork } from './use-work';

interface Props {
  readonly submit: string;
  readonly onSubmit: () => Promise<void> | void;
  readonly children: ReactNode;
}

/** Fields, one button, and what was wrong. */
export function Form({ submit, onSubmit, children }: Props) {
  const { isBusy, problem, run } = useWork();

  function send(event: FormEvent) {
    event.preventDefault();
    void run(async () => onSubmit());
  }

  return (
    <form onSubmit={send} aria-busy={isBusy}>
      {children}
      {problem && <ProblemNotice problem={problem} />}
      <button type="submit" disabled={isBusy}>
        {submit}
      </button>
    </form>
  );
}
