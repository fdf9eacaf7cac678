/** A class whose instances cross NATS as JSON; validators on every field. */
export type MessageClass<T> = new () => T;

/**
 * A question one service asks another by request/reply: `<owner>.ask.<name>.v<major>`. The owner is the one who answers.
 * Every ask that changes something carries ids made by the asker and may be repeated for ever with the same answer.
 */
export interface Ask<Question extends object, Answer extends object> {
  readonly subject: string;
  readonly question: MessageClass<Question>;
  readonly answer: MessageClass<Answer>;
  /** After this long without an answer the outcome is *unknown*, never failed. */
  readonly deadlineMs: number;
}

/**
 * Something that happened: `<owner>.evt.<name>.v<major>`. The owner is the one who says it. An outbox row closes only
 * when each of `readers` has confirmed that it applied the fact; without readers, when the stream has it.
 */
export interface Fact<Data extends object> {
  readonly subject: string;
  readonly data: MessageClass<Data>;
  readonly readers: readonly string[];
}

export function defineAsk<Question extends object, Answer extends object>(
  ask: Omit<Ask<Question, Answer>, 'deadlineMs'> & { deadlineMs?: number },
): Ask<Question, Answer> {
  return Object.freeze({ deadlineMs: 5_000, ...ask });
}

export function defineFact<Data extends object>(fact: Fact<Data>): Fact<Data> {
  return Object.freeze(fact);
}

/** `ledger.ask.post-transfers.v1` → `ledger`. */
export function ownerOf(subject: string): string {
  return subject.slice(0, subject.indexOf('.'));
}
