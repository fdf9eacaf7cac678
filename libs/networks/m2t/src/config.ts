import type { AdapterSettings, TlsIdentity } from '@hanout/network-kit';

export interface M2tConfig {
  host: string;
  port: number;
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
  /** For the files: the line has none. */
  tls: TlsIdentity | undefined;
}

const IDLE_MS = 30_000;

/** `tcp://switch.example:8583?acquirer=504001&terminal=HANOUT01&acceptor=HANOUT&files=https://files.example/hanout`, as the network's contract names us. */
export function readConfig({ url, secret, timeoutMs, tls }: AdapterSettings): M2tConfig {
  const { hostname, port, searchParams } = new URL(url);
  const files = searchParams.get('files');
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    secret,
    timeoutMs,
    idleMs: IDLE_MS,
    acquirer: searchParams.get('acquirer') ?? '504001',
    terminal: (searchParams.get('terminal') ?? 'HANOUT01').padEnd(8),
    acceptor: (searchParams.get('acceptor') ?? 'HANOUT').padEnd(15),
    files: files === null ? undefined : new URL(`${files.replace(/\/+$/, '')}/`),
    tls,
  };
}
