import { signBytes, type AdapterSettings, type TlsIdentity } from '@hanout/network-kit';

export interface DamaneCashConfig {
  /** Ends in `/`, so that paths are put below it. */
  baseUrl: URL;
  secret: string;
  /** Who we are to them, in `X-Client-Id`. */
  clientId: string;
  /** Shown in `X-API-Key`. Made of the secret, so that one secret is looked after, and does not give it away. */
  apiKey: string;
  /** Where they tell what became of a payout, in `X-Callback-URL`. Without it we ask. */
  callbackUrl: string | undefined;
  timeoutMs: number;
  answerMaxBytes: number;
  /** Whom we trust, where they have an authority of their own. */
  tls: TlsIdentity | undefined;
}

/** One object at a time: the largest has some 2 kB. */
const ANSWER_MAX_BYTES = 65_536;

export function readConfig({ url, secret, timeoutMs, tls, noticesUrl }: AdapterSettings): DamaneCashConfig {
  return {
    baseUrl: new URL(`${url.replace(/\/+$/, '')}/`),
    secret,
    clientId: 'hanout',
    apiKey: signBytes(Buffer.from('X-API-Key'), secret),
    callbackUrl: noticesUrl,
    timeoutMs,
    answerMaxBytes: ANSWER_MAX_BYTES,
    tls,
  };
}
