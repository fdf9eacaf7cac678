import type { AdapterSettings, TlsIdentity } from '@hanout/network-kit';

export interface M2tConfig {
  host: string;
  port: number;
  /** Whom we believe and who we are; undefined on a leased line, which is not encrypted. */
  tls: TlsIdentity | undefined;
  secret: string;
  /** For one exchange, from connecting to the last byte of the answer. */
  timeoutMs: number;
  /** After so long without a word from the other side, an echo asks whether it is there. */
  idleMs: number;
  /** Who we are on the line: fields 32, 41 and 42. */
  acquirer: string;
  terminal: string;
  acceptor: string;
  /** Where its files of each day lie; ends in `/`. Undefined: it has none for us. */
  files: URL | undefined;
  /** Whom we believe and who we are there. */
  filesTls: TlsIdentity | undefined;
}

const IDLE_MS = 30_000;

/**
 * `tls://switch.example:8583?acquirer=504001&terminal=HANOUT01&acceptor=HANOUT&files=https://files.example/hanout`, as the
 * network's contract names us.
 * `tcp://…&line=leased`: as it is, over a line of our own that nobody else reads.
 * @throws Error for `tcp://` alone: what is not encrypted is never so by a slip
 */
export function readConfig({ url, secret, timeoutMs, tls }: AdapterSettings): M2tConfig {
  const { protocol, hostname, port, searchParams } = new URL(url);
  const isPlain = protocol === 'tcp:';
  if (isPlain && searchParams.get('line') !== 'leased')
    throw new Error('NETWORK_URL: tcp:// is not encrypted; tls://, or line=leased where the line is our own');
  const files = searchParams.get('files');
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    tls: isPlain ? undefined : (tls ?? {}),
    secret,
    timeoutMs,
    idleMs: IDLE_MS,
    acquirer: searchParams.get('acquirer') ?? '504001',
    terminal: (searchParams.get('terminal') ?? 'HANOUT01').padEnd(8),
    acceptor: (searchParams.get('acceptor') ?? 'HANOUT').padEnd(15),
    files: files === null ? undefined : new URL(`${files.replace(/\/+$/, '')}/`),
    filesTls: tls,
  };
}
