/** What a remote says, read or undefined: nothing is guessed out of another shape. */

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
