import type { AdapterSettings, TlsIdentity } from '@hanout/network-kit';

export interface CashPlusConfig {
  /** Ends in `/`, so that paths are put below it. */
  baseUrl: URL;
  /** The name that Cash Plus gave our key. */
  keyId: string;
  secret: string;
  timeoutMs: number;
  answerMaxBytes: number;
  tls?: TlsIdentity;
}

/** The answer to a batch of 500 has some 90 kB. */
const ANSWER_MAX_BYTES = 1_048_576;
const DEFAULT_KEY_ID = 'hanout';

/** The key's name is the user of the address: `https://our-key@api.cash-plus.example/v1`; it is not sent as one. */
export function readConfig({ url, secret, timeoutMs, tls }: AdapterSettings): CashPlusConfig {
  const baseUrl = new URL(`${url.replace(/\/+$/, '')}/`);
  const keyId = decodeURIComponent(baseUrl.username) || DEFAULT_KEY_ID;
  baseUrl.username = '';
  baseUrl.password = '';
  return { baseUrl, keyId, secret, timeoutMs, answerMaxBytes: ANSWER_MAX_BYTES, tls };
}
