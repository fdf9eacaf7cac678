import { useRef, useState } from 'react';
import { problemOf, type Problem } from '../api/problem';

interface Work {
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  /** Does nothing while the first is under way. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** Something a person started, one at a time, with what was wrong about it. For what moves money there is `useOnce`. */
export function useWork(): Work {
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function run(work: () => Promise<void>): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }
  return { isBusy, problem, run };
}
