import { useCallback, useEffect, useState } from 'react';
import { ask } from './client';
import { problemOf, type Problem } from './problem';

interface Read<Body> {
  /** The last answer to this path; it stays while a newer one is on its way, and when that does not come. */
  readonly data: Body | undefined;
  readonly problem: Problem | undefined;
  readonly isReading: boolean;
  readonly reload: () => void;
}

interface Heard<Body> {
  readonly path: string | undefined;
  readonly turn: number;
  readonly data?: Body;
  readonly problem?: Problem;
}

/**
 * A question that may be asked any number of times.
 * @param path below `/api/v1`; undefined: nothing is asked yet
 * @param question what is posted, where the question has more to it than its path
 */
export function useRead<Body>(path: string | undefined, question?: object): Read<Body> {
  const [turn, setTurn] = useState(0);
  const [heard, setHeard] = useState<Heard<Body>>({ path: undefined, turn: 0 });
  const posted = question && JSON.stringify(question);

  useEffect(() => {
    if (path === undefined) return;
    let isWanted = true;
    const asked =
      posted === undefined ? ask<Body>('GET', path) : ask<Body>('POST', path, JSON.parse(posted) as object);
    asked.then(
      (data) => isWanted && setHeard({ path, turn, data }),
      (error: unknown) =>
        isWanted &&
        setHeard((before) => ({
          path,
          turn,
          problem: problemOf(error),
          ...(before.path === path && before.data !== undefined && { data: before.data }),
        })),
    );
    return () => {
      isWanted = false;
    };
  }, [path, posted, turn]);

  const isOfPath = heard.path === path;
  return {
    data: isOfPath ? heard.data : undefined,
    problem: isOfPath ? heard.problem : undefined,
    isReading: path !== undefined && (!isOfPath || heard.turn !== turn),
    reload: useCallback(() => setTurn((last) => last + 1), []),
  };
}
