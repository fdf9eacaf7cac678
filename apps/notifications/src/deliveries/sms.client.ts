import { Injectable } from '@nestjs/common';
import { NotificationsConfig } from '../config';

export interface SmsMessage {
  messageId: string;
  to: string;
  text: string;
}

/** The centre's word on one message; a message it says nothing of is unknown and goes again with the same id. */
export type SmsOutcome = { outcome: 'accepted' } | { outcome: 'rejected'; reason: string };

/**
 * The wire to the SMS centre: `POST <smsUrl>/messages { messages: [{ messageId, to, text }] }`, answered by
 * `{ results: [{ messageId, outcome, reason? }] }`. The centre knows a message by its id and sends it once.
 */
@Injectable()
export class SmsClient {
  constructor(private readonly config: NotificationsConfig) {}

  /** @throws Error when nothing is known of the whole batch: no answer, a server error, an unreadable body. */
  async send(messages: SmsMessage[]): Promise<Map<string, SmsOutcome>> {
    const response = await fetch(`${this.config.smsUrl}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages }),
      signal: AbortSignal.timeout(this.config.smsTimeoutMs),
    });
    if (!response.ok) throw new Error(`the SMS centre answered ${response.status}`);
    const { results } = (await response.json()) as { results: ({ messageId: string } & SmsOutcome)[] };
    return new Map(results.map((result) => [result.messageId, result]));
  }
}
