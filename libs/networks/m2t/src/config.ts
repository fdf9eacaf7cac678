import type { AdapterSettings } from '@hanout/network-kit';

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
}

const IDLE_MS = 30_000;

/** `tcp://switch.example:8583?acquirer=504001&terminal=HANOUT01&acceptor=HANOUT`, as the network's contract names us. */
export function readConfig({ url, secret, timeoutMs }: AdapterSettings): M2tConfig {
  const { hostname, port, searchParams } = new URL(url);
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    secret,
    timeoutMs,
    idleMs: IDLE_MS,
    acquirer: searchParams.get('acquirer') ?? '504001',
    terminal: (searchParams.get('terminal') ?? 'HANOUT01').padEnd(8),
    acceptor: (searchParams.get('acceptor') ?? 'HANOUT').padEnd(15),
  };
}
