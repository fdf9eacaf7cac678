import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const KEY_BYTES = 32;

/** As Standard Webhooks writes it: `whsec_` and the key in base64. */
export function newSecret(): string {
  return PREFIX + randomBytes(KEY_BYTES).toString('base64');
}

export interface Signed {
  deliveryId: string;
  /** Seconds since 1970, of this try. */
  timestamp: number;
  body: string;
}

/** The headers of Standard Webhooks 1.0; while a rotation lasts there is a signature for each secret. */
export function signedHeaders(
  { deliveryId, timestamp, body }: Signed,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${deliveryId}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': deliveryId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
