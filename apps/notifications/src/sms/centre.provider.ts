import { Logger } from '@nestjs/common';
import { describeFailure } from '@hanout/errors';
import { allOf, type SmsMessage, type SmsOutcome, type SmsProvider } from './sms-provider';
import { wasNeverSent } from './unsent';

/**
 * An SMS centre that takes batches: `POST <url>/messages { messages: [{ messageId, to, text }] }`, answered by
 * `{ results: [{ messageId, outcome, reason? }] }`. It knows a message by its id and sends it once, so whatever is
 * unknown (silence, a cut connection, a 5xx, an unreadable body) is asked again with the same id.
 */
export class CentreProvider implements SmsProvider {
  readonly knowsIds = true;
  readonly batchMax: number;
  private readonly logger = new Logger('sms-centre');

  constructor(private readonly settings: { url: string; timeoutMs: number; batchMax: number }) {
    this.batchMax = settings.batchMax;
  }

  async send(messages: SmsMessage[]): Promise<Map<string, SmsOutcome>> {
    try {
      const response = await fetch(`${this.settings.url}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messages }),
        signal: AbortSignal.timeout(this.settings.timeoutMs),
      });
      if (!response.ok) throw new Error(`the SMS centre answered ${response.status}`);
      const { results } = (await response.json()) as { results: ({ messageId: string } & SmsOutcome)[] };
      return new Map(results.map((result) => [result.messageId, result]));
    } catch (error) {
      this.logger.warn(`${messages.length} messages wait: ${describeFailure(error)}`);
      return allOf(messages, { outcome: wasNeverSent(error) ? 'later' : 'unknown' });
    }
  }
}
