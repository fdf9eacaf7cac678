import type { AdapterSettings, TlsIdentity } from '@hanout/network-kit';

export interface WafacashConfig {
  url: URL;
  secret: string;
  timeoutMs: number;
  answerMaxBytes: number;
  /** They take no connection without a certificate that they know. */
  tls: TlsIdentity | undefined;
}

/** The answer to a batch of 500 has some 100 kB. */
const ANSWER_MAX_BYTES = 1_048_576;

export function readConfig({ url, secret, timeoutMs, tls }: AdapterSettings): WafacashConfig {
  return { url: new URL(url), secret, timeoutMs, answerMaxBytes: ANSWER_MAX_BYTES, tls };
}
