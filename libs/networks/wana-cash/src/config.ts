import type { AdapterSettings, TlsIdentity } from '@hanout/network-kit';

export interface WanaCashConfig {
  /** Ends in `/`, so that paths are put below it. */
  baseUrl: URL;
  /** Who we are where tokens are given. */
  clientId: string;
  secret: string;
  /** For a whole call: the token, where one is needed, and the request. */
  timeoutMs: number;
  answerMaxBytes: number;
  tls?: TlsIdentity;
  noticesUrl?: string;
}

/** The answer to a batch of 500 has some 80 kB. */
const ANSWER_MAX_BYTES = 1_048_576;
const DEFAULT_CLIENT_ID = 'hanout';

/** The client id is the user of the address: `https://our-id@api.wana-cash.example`; it is not sent as one. */
export function readConfig({ url, secret, timeoutMs, tls, noticesUrl }: AdapterSettings): WanaCashConfig {
  const baseUrl = new URL(`${url.replace(/\/+$/, '')}/`);
  const clientId = decodeURIComponent(baseUrl.username) || DEFAULT_CLIENT_ID;
  baseUrl.username = '';
  baseUrl.password = '';
  return { baseUrl, clientId, secret, timeoutMs, answerMaxBytes: ANSWER_MAX_BYTES, tls, noticesUrl };
}
