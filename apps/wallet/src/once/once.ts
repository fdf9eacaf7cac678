import type { Answer } from '../api/client';
import { isProblem, type ProblemAnswer } from '../api/problem';

/** A wish that moves money, whole: with it a page that was closed can ask again. */
export interface Wish<Shown = unknown> {
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: object;
  /** What the screen says of it: whom, how much. */
  readonly shown: Shown;
}

export interface Attempt<Shown = unknown> extends Wish<Shown> {
  readonly key: string;
}

/** Only `done` and `refused` are clear; with the others the attempt stays open. */
export type Outcome =
  | { readonly is: 'done'; readonly body: unknown }
  | { readonly is: 'refused'; readonly problem: ProblemAnswer }
  | { readonly is: 'unknown' }
  | { readonly is: 'signed-out' };

interface Device {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** The place of the attempt in the storage: one wish at a time under a name. */
  readonly name: string;
  readonly newKey: () => string;
  readonly send: (attempt: Attempt, proof: object | undefined) => Promise<Answer>;
}

/**
 * One wish at a time, done once: its key is kept in the device before the first byte is sent, and until there is a clear
 * answer. Whatever happens between (no network, a closed page, a second tap, a second tab), asking again uses the same key.
 */
export function once<Shown>({ storage, name, newKey, send }: Device) {
  const kept = () => JSON.parse(storage.getItem(name) ?? 'null') as Attempt<Shown> | null;

  return {
    kept,

    /** @returns the attempt to ask for: the one that is still open, when there is one */
    begin(wish: Wish<Shown>): Attempt<Shown> {
      const open = kept();
      if (open) return open;
      const attempt = { key: newKey(), ...wish };
      storage.setItem(name, JSON.stringify(attempt));
      return attempt;
    },

    /**
     * Asks for the open attempt.
     * @param proof goes with the body and is never kept
     * @throws when there is none
     */
    async ask(proof?: object): Promise<Outcome> {
      const attempt = kept();
      if (!attempt) throw new Error('nothing to ask for');
      let answer: Answer;
      try {
        answer = await send(attempt, proof);
      } catch {
        return { is: 'unknown' };
      }
      const outcome = outcomeOf(answer);
      const isClear = outcome.is === 'done' || outcome.is === 'refused';
      // Another tab may have ended this one and begun the next.
      if (isClear && kept()?.key === attempt.key) storage.removeItem(name);
      return outcome;
    },
  };
}

/** Only a clear yes or a clear no ends an attempt: 202 is "not known yet", and so is all that is not the platform's own word. */
export function outcomeOf({ status, body }: Answer): Outcome {
  if (status === 401) return { is: 'signed-out' };
  if ((status === 200 || status === 201) && typeof body === 'object' && body !== null)
    return { is: 'done', body };
  const mayBeNo = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  return mayBeNo && isProblem(body) ? { is: 'refused', problem: body } : { is: 'unknown' };
}
