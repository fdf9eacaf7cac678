export interface SmsMessage {
  /** Our delivery's id: the idempotency key towards the provider. */
  messageId: string;
  to: string;
  text: string;
}

/**
 * `accepted`: the provider has it. `rejected`: it will never take it. `later`: it has surely not taken it, and may
 * another time. `unknown`: it may have it.
 */
export type SmsOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'rejected'; reason: string }
  | { outcome: 'later'; afterSeconds?: number }
  | { outcome: 'unknown' };

/** Who carries messages to phones. */
export interface SmsProvider {
  /** Whether it knows a message by its id and sends it once however often it is asked. */
  readonly knowsIds: boolean;
  /** How many it is given at a time. */
  readonly batchMax: number;
  /** Ends within the time set. Never throws: a message it says nothing of is `unknown`. */
  send(messages: SmsMessage[]): Promise<Map<string, SmsOutcome>>;
}

export const SMS_PROVIDER = Symbol('sms-provider');

/** The same word on all of them. */
export function allOf(messages: SmsMessage[], outcome: SmsOutcome): Map<string, SmsOutcome> {
  return new Map(messages.map(({ messageId }) => [messageId, outcome]));
}
