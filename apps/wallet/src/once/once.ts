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
export interface Fulfilled {
  readonly of: string;
  /** What was answered. */
  readonly body: unknown;
  /** By the device's clock, in milliseconds. */
  readonly at: number;
}

/** Only `done` and `refused` are clear; with the others the attempt stays open. */
export type Outcome<Shown = unknown> =
  | { readonly is: 'done'; readonly body: unknown; readonly shown: Shown }
  | { readonly is: 'refused'; readonly problem: ProblemAnswer }
  | { readonly is: 'unknown' }
  | { readonly is: 'signed-out' };

/** What the device keeps under one name. */
export interface Kept {
  /** What has no clear answer yet: one wish at a time. */
  readonly open?: Attempt;
  readonly last?: Fulfilled;
}

/** The place of it: changes come one after the other, also those of other tabs, and each sees the ones before. */
export interface Place {
  readonly read: () => Promise<Kept>;
  readonly change: (by: (kept: Kept) => Kept) => Promise<void>;
}

interface Device {
  readonly place: Place;
  readonly newKey: () => string;
  readonly now: () => number;
  readonly send: (attempt: Attempt, proof: object | undefined) => Promise<Answer>;
}

/**
 * One wish at a time, done once: its key is kept in the device before the first byte is sent, and until there is a clear
 * answer. Whatever happens between (no network, a closed page, a second tap, a second tab), asking again uses the same key.
 */
export function once<Shown>({ place, newKey, now, send }: Device) {
  const openOf = ({ open }: Kept) => (open ?? null) as Attempt<Shown> | null;
  const kept = async () => openOf(await place.read());

  return {
    kept,

    /**
     * @returns the attempt to ask for: the one that is still open, when there is one. Or what has become of this very
     *   purchase, when another tab paid it after its price was asked for here: whoever wants it a second time asks for its
     *   price again.
     */
    async begin(wish: Wish<Shown>): Promise<Attempt<Shown> | Outcome<Shown>> {
      let begun: Attempt<Shown> | Outcome<Shown> | undefined;
      await place.change((before) => {
        const already = paidMeanwhile(before, wish) ?? openOf(before);
        const open = already ? before.open : { key: newKey(), ...wish };
        begun = already ?? (open as Attempt<Shown>);
        return { ...before, open };
      });
      return begun!;
    },

    /**
     * Asks for an attempt that was begun, also when another tab has had its answer meanwhile: one key has one.
     * @param proof goes with the body and is never kept
     */
    async ask(attempt: Attempt<Shown>, proof?: object): Promise<Outcome<Shown>> {
      let answer: Answer;
      try {
        answer = await send(attempt, proof);
      } catch {
        return { is: 'unknown' };
      }
      const outcome = outcomeOf(answer, attempt.shown);
      if (outcome.is === 'done' || outcome.is === 'refused')
        await place.change((before) => {
          // Another tab may have ended this one and begun the next.
          if (before.open?.key !== attempt.key) return before;
          const { open: ended, ...rest } = before;
          if (outcome.is !== 'done' || !ended.quoted) return rest;
          return { last: { of: JSON.stringify(ended.quoted.of), body: outcome.body, at: now() } };
        });
      return outcome;
    },
  };
}

function paidMeanwhile<Shown>({ last }: Kept, { quoted, shown }: Wish<Shown>): Outcome<Shown> | undefined {
  if (!quoted || !last || last.of !== JSON.stringify(quoted.of) || last.at < quoted.at) return undefined;
  return { is: 'done', body: last.body, shown };
}

/** Only a clear yes or a clear no ends an attempt: 202 is "not known yet", and so is all that is not the platform's own word. */
export function outcomeOf<Shown>({ status, body }: Answer, shown: Shown): Outcome<Shown> {
  if (status === 401) return { is: 'signed-out' };
  if ((status === 200 || status === 201) && typeof body === 'object' && body !== null)
    return { is: 'done', body, shown };
  const mayBeNo = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  return mayBeNo && isProblem(body) ? { is: 'refused', problem: body } : { is: 'unknown' };
}
