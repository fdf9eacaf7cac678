import type { CallerV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import type { Data } from '../menu/data';
import type { EffectName, OutcomeOf } from '../menu/effects';
import type { Confirmed } from '../wishes/wishes.service';

/** What a screen asks for. */
export interface Asked {
  sessionId: string;
  phone: string;
  data: Data;
  /** All that was typed in the session, this last: as the aggregator brings it each time, and kept nowhere. */
  inputs: readonly string[];
  /** A PIN, or a number: it is in nothing that is kept. */
  secret: string | undefined;
  /** A `performance.now()`: the aggregator waits no longer. */
  until: number;
}

export interface Ended<Name extends EffectName> {
  outcome: OutcomeOf<Name>;
  /** What the session remembers of it. */
  keep?: Partial<Data>;
}

export type Journey<Name extends EffectName> = (asked: Asked) => Promise<Ended<Name>>;

export const leftMs = ({ until }: Pick<Asked, 'until'>): number => Math.max(1, until - performance.now());

/** @throws Error when nobody has signed in: the table of screens leads nobody here without it */
export function callerOf({ data }: Asked): CallerV1 {
  if (data.caller === undefined) throw new Error('nobody has signed in');
  return data.caller;
}

/** What was shown and is confirmed with the PIN. @throws Error when nothing was: the table of screens leads nobody here */
export function confirmedOf(asked: Asked): Confirmed {
  const { data, phone, secret, until } = asked;
  const { wish, payee, language } = data;
  if (!wish || secret === undefined) throw new Error('nothing was confirmed');
  // Somebody may have looked at a shop before he asked for cash.
  const paid = wish.what === 'pay' && payee ? { payee } : {};
  return { wish, ...paid, phone, language, caller: callerOf(asked), pin: secret, until };
}

/** Refusals that mean "not now", and not "no". */
const PASSING = ['unavailable', 'forbidden', 'unauthenticated'];

/** @returns undefined when the owner says no; throws what is not known, or not possible now */
export async function unlessRefused<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof DomainError && !PASSING.includes(error.kind)) return undefined;
    throw error;
  }
}
