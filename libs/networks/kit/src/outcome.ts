/**
 * What is known after asking a remote system to do something.
 *
 * - `succeeded`: it says that it did; `ref` is its own number for it.
 * - `declined`: it says clearly that it did not and will not. The only outcome on which something may be given back.
 * - `pending`: it has it and will say later.
 * - `unknown`: nothing can be told: silence, a broken or odd answer, a word we do not know. Ask again with the same id.
 *
 * `reason` and `cause` are short codes, never texts of the remote: they are stored and logged.
 */
export type Outcome =
  | { outcome: 'succeeded'; ref: string }
  | { outcome: 'declined'; reason: string }
  | { outcome: 'pending' }
  | Unknown;

export interface Unknown {
  outcome: 'unknown';
  cause: string;
}

/** Of one of a list that was asked. */
export type OutcomeById = { id: string } & Outcome;

export type OutcomeWord = Outcome['outcome'];

export function unknown(cause: string): Unknown {
  return { outcome: 'unknown', cause };
}

const REFERENCE = /^[\x21-\x7e]{1,64}$/;
const CODE = /^[A-Za-z0-9_.-]{1,64}$/;

/** The remote's own number for what it did, or undefined when it gave none that could be kept. */
export function readReference(said: unknown): string | undefined {
  return typeof said === 'string' && REFERENCE.test(said) ? said : undefined;
}

/** The remote's code for why it declined. Prose is not kept: it may speak of a person. */
export function readReason(said: unknown): string {
  return typeof said === 'string' && CODE.test(said) ? said : 'not_given';
}
