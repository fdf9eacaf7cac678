import type { ReactNode } from 'react';
import type { Problem } from '../api/problem';
import { useTexts } from '../language/language';
import { ProblemNotice } from './problem-notice';
import { screenTexts } from './screen.texts';
import { Waiting } from './waiting';

interface Props<Body> {
  readonly of: {
    readonly data: Body | undefined;
    readonly problem: Problem | undefined;
    readonly reload: () => void;
  };
  readonly children: (data: Body) => ReactNode;
}

/** What was read, or why it was not, with a way to try again. */
export function Reading<Body>({ of: { data, problem, reload }, children }: Props<Body>) {
  const t = useTexts(screenTexts);
  return (
    <>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <button type="button" className="quiet" onClick={reload}>
            {t.tryAgain}
          </button>
        </>
      )}
      {data === undefined ? !problem && <Waiting /> : children(data)}
    </>
  );
}
