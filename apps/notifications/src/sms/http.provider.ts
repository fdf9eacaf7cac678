import { allOf, type SmsMessage, type SmsOutcome, type SmsProvider } from './sms-provider';
import { wasNeverSent } from './unsent';

/** How many calls are under way at a time. */
const CALLS_MAX = 50;

export interface HttpProviderSettings {
  url: string;
  token: string;
  timeoutMs: number;
  batchMax: number;
  /** By contract with the provider. */
  knowsIds: boolean;
}

/**
 * A provider that takes one message a call: `POST <url>/messages { id, to, text }` with `authorization: Bearer` and the
 * delivery's id as `idempotency-key`.
 *
 * - 2xx: accepted.
 * - 429, and 401, 403, 404 (a fault of our settings, not of the message): later, by `Retry-After` where it is given.
 * - 408, 409, 5xx, a redirect, silence, a cut connection: unknown. 409 is a key under way elsewhere.
 * - any other 4xx: rejected, with the `code` of the body as the reason.
 * - a connection that was never made: later.
 *
 * Whether what is unknown may be asked again is `knowsIds`: only a provider that keeps idempotency keys deduplicates.
 */
export class HttpProvider implements SmsProvider {
  readonly knowsIds: boolean;
  readonly batchMax: number;

  constructor(private readonly settings: HttpProviderSettings) {
    this.knowsIds = settings.knowsIds;
    this.batchMax = Math.min(settings.batchMax, CALLS_MAX);
  }

  async send(messages: SmsMessage[]): Promise<Map<string, SmsOutcome>> {
    const outcomes = allOf(messages, { outcome: 'unknown' });
    await Promise.all(
      messages.map(async (message) => outcomes.set(message.messageId, await this.sendOne(message))),
    );
    return outcomes;
  }

  private async sendOne({ messageId, to, text }: SmsMessage): Promise<SmsOutcome> {
    const { url, token, timeoutMs } = this.settings;
    try {
      const response = await fetch(`${url}/messages`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': messageId,
        },
        body: JSON.stringify({ id: messageId, to, text }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const outcome = outcomeOf(response);
      if (outcome.outcome !== 'rejected') {
        await response.body?.cancel();
        return outcome;
      }
      return { outcome: 'rejected', reason: await codeIn(response) };
    } catch (error) {
      return { outcome: wasNeverSent(error) ? 'later' : 'unknown' };
    }
  }
}

function outcomeOf({ ok, status, headers }: Response): SmsOutcome {
  if (ok) return { outcome: 'accepted' };
  if ([401, 403, 404, 429].includes(status))
    return { outcome: 'later', ...retryAfter(headers.get('retry-after')) };
  if (status >= 400 && status < 500 && status !== 408 && status !== 409)
    return { outcome: 'rejected', reason: '' };
  return { outcome: 'unknown' };
}

/** In seconds, or a date (RFC 9110, 10.2.3); at most a day. */
function retryAfter(value: string | null): { afterSeconds?: number } {
  if (value === null) return {};
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1_000;
  return seconds > 0 ? { afterSeconds: Math.min(Math.ceil(seconds), 86_400) } : {};
}

/** The answer is a no whatever its body looks like. */
async function codeIn(response: Response): Promise<string> {
  try {
    const { code } = (await response.json()) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}
