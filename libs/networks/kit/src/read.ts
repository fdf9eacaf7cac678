import { setImmediate as nextTurn } from 'node:timers/promises';

/** What a remote says, read or undefined: nothing is guessed out of another shape. */

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined in another encoding. */
export function readText(raw: Buffer): string | undefined {
  try {
    return utf8.decode(raw);
  } catch {
    return undefined;
  }
}

export function isRecord(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null;
}

/** With its zone: a time without one would be of wherever we run. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

/** ISO 8601: `2026-11-28T10:59:59+01:00` */
export function readTime(said: unknown): Date | undefined {
  if (typeof said !== 'string' || !TIME.test(said)) return undefined;
  const time = new Date(said);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const PAYEE = /^\P{Cc}{1,64}$/u;

/**
 * Whom a collection is for: a merchant's code, or a mobile number in E.164. It may be nobody's: the money has moved at the
 * network, so that a name we do not know is kept and refused, and not left unread.
 */
export function readPayee(said: unknown): string | undefined {
  return typeof said === 'string' && PAYEE.test(said) ? said : undefined;
}

/** All of a list, or undefined where it is none or one of them cannot be read. */
export function readEach<T>(said: unknown, readOne: (one: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(said)) return undefined;
  const read = said.map(readOne);
  return read.includes(undefined) ? undefined : (read as T[]);
}

/** Lines that are read at a time: a few milliseconds. */
const LINES_A_TURN = 200;

/** As `readEach`, of a list that may be long: whatever else waits has its turn in between. */
export async function readEachInTurns<T>(
  said: unknown,
  readOne: (one: unknown) => T | undefined,
): Promise<T[] | undefined> {
  if (!Array.isArray(said)) return undefined;
  const read: T[] = [];
  for (let from = 0; from < said.length; from += LINES_A_TURN) {
    const some = readEach(said.slice(from, from + LINES_A_TURN), readOne);
    if (!some) return undefined;
    read.push(...some);
    await nextTurn();
  }
  return read;
}
