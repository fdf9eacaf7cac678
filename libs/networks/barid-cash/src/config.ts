import type { AdapterSettings, HttpLimits } from '@hanout/network-kit';

export interface BaridCashConfig extends HttpLimits {
  /** Ends in `/`: `out/`, `in/` and `accounts/` lie below it. */
  base: URL;
  secret: string;
  /** Our account at the network, which pays. */
  account: string;
}

/** A statement of a busy day. */
const ANSWER_MAX_BYTES = 8 * 1_048_576;

/** `https://files.example/hanout?account=…`, or `file:///var/spool/barid?account=…` for a folder that is carried to and fro. */
export function readConfig({ url, secret, timeoutMs, tls }: AdapterSettings): BaridCashConfig {
  const base = new URL(url);
  const account = base.searchParams.get('account') ?? 'HANOUT';
  base.search = '';
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/`;
  return { base, secret, account, timeoutMs, answerMaxBytes: ANSWER_MAX_BYTES, tls };
}
