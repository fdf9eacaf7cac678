import type { Answer } from '../api/client';
import { isProblem, type ProblemAnswer } from '../api/problem';

/** A price that was asked for: two tabs may have one each for the same purchase. */
export interface Quoted {
  /** The question, as it was put. */
  readonly of: object;
  /** By the device's clock, in milliseconds. */
  readonly at: number;
}

/** A wish that moves money, whole: with it a page that was closed can ask again. */
export interface Wish<Shown = unknown> {
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: object;
  /** What the screen says of it: whom, how much. */
  readonly shown: Shown;
  readonly quoted?: Quoted;
}

export interface Attempt<Shown = unknown> extends Wish<Shown> {
  readonly key: string;
}

/** The last price that was paid on this device: what another tab still shows of it must not be paid again. */
interface Fulfilled {
  readonly of: string;
  /** What was answered. */
  readonly body: unknown;
  /** By the device's clock, in milliseconds. */
  readonly at: number;
}

/** In the storage, before the names of wishes. */
export const PLACE = 'hanout.once.';
const LAST = '.last';

/** Only `done` and `refused` are clear; with the others the attempt stays open. */
export type Outcome<Shown = unknown> =
  | { readonly is: 'done'; readonly body: unknown; readonly shown: Shown }
  | { readonly is: 'refused'; readonly problem: ProblemAnswer }
  | { readonly is: 'unknown' }
  | { readonly is: 'signed-out' };

interface Device {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** The place of the attempt in the storage: one wish at a time under a name. */
  readonly name: string;
  readonly newKey: () => string;
  readonly now: () => number;
  readonly send: (attempt: Attempt, proof: object | undefined) => Promise<Answer>;
}

/**
 * One wish at a time, done once: its key is kept in the device before the first byte is sent, and until there is a clear
 * answer. Whatever happens between (no network, a closed page, a second tap, a second tab), asking again uses the same key.
 */
export function once<Shown>({ storage, name, newKey, now, send }: Device) {
  const kept = () => JSON.parse(storage.getItem(name) ?? 'null') as Attempt<Shown> | null;
  const lastName = `${name}${LAST}`;

  return {
    kept,

    /**
     * What has become of this very purchase, when another tab paid it after its price was asked for here. Whoever wants it
     * a second time asks for its price again.
     */
    paidMeanwhile({ quoted, shown }: Wish<Shown>): Outcome<Shown> | undefined {
      const last = JSON.parse(storage.getItem(lastName) ?? 'null') as Fulfilled | null;
      if (!quoted || !last || last.of !== JSON.stringify(quoted.of) || last.at < quoted.at) return undefined;
      return { is: 'done', body: last.body, shown };
    },

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
    async ask(proof?: object): Promise<Outcome<Shown>> {
      const attempt = kept();
      if (!attempt) throw new Error('nothing to ask for');
      let answer: Answer;
      try {
        answer = await send(attempt, proof);
      } catch {
        return { is: 'unknown' };
      }
      const outcome = outcomeOf(answer, attempt.shown);
      const isClear = outcome.is === 'done' || outcome.is === 'refused';
      // Another tab may have ended this one and begun the next.
      if (!isClear || kept()?.key !== attempt.key) return outcome;
      if (outcome.is === 'done' && attempt.quoted) {
        const fulfilled: Fulfilled = {
          of: JSON.stringify(attempt.quoted.of),
          body: outcome.body,
          at: now(),
        };
        // First this, so that no tab sees neither.
        storage.setItem(lastName, JSON.stringify(fulfilled));
      }
      storage.removeItem(name);
      return outcome;
    },
  };
}

/** Only a clear yes or a clear no ends an attempt: 202 is "not known yet", and so is all that is not the platform's own word. */
export function outcomeOf<Shown>({ status, body }: Answer, shown: Shown): Outcome<Shown> {
  if (status === 401) return { is: 'signed-out' };
  if ((status === 200 || status === 201) && typeof body === 'object' && body !== null)
    return { is: 'done', body, shown };
  const mayBeNo = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  return mayBeNo && isProblem(body) ? { is: 'refused', problem: body } : { is: 'unknown' };
}

/** Of all wishes on this device. */
export function forgetFulfilled(storage: Pick<Storage, 'removeItem' | 'key' | 'length'>): void {
  const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '');
  for (const name of names) if (name.startsWith(PLACE) && name.endsWith(LAST)) storage.removeItem(name);
}
