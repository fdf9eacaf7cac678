import type { AdapterSettings } from '@hanout/network-kit';

export interface SandboxConfig {
  /** Ends in `/`, so that paths are put below it. */
  baseUrl: URL;
  secret: string;
  timeoutMs: number;
  answerMaxBytes: number;
}

/** The answer to a batch of 500 has some 60 kB. */
const ANSWER_MAX_BYTES = 1_048_576;

export function readConfig({ url, secret, timeoutMs }: AdapterSettings): SandboxConfig {
  return {
    baseUrl: new URL(`${url.replace(/\/+$/, '')}/`),
    secret,
    timeoutMs,
    answerMaxBytes: ANSWER_MAX_BYTES,
  };
}
