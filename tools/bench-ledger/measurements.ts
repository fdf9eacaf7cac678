import type { Launched } from '../platform/launch';
import { batches, oneACall, openBenchAccounts } from './in-database';
import { askOverNats, groupInOneProcess, type Asked, type Asking } from './over-nats';
import { findPgbench } from '../bench/pgbench';
import { writeOut } from '../bench/server';
import type { Servers } from './servers';

/** Transfers (or pgbench's transactions) a second, and how long a call took. */
export interface Figures {
  perSecond: number;
  p50Ms?: number;
  p99Ms?: number;
}

export interface Measurement {
  name: string;
  /** Undefined when it cannot be run on this machine. */
  measure(): Promise<Figures | undefined>;
}

const SIMPLE = 'pgbench TPC-B, 8 clients';
const PREPARED = 'pgbench TPC-B, 8 clients, prepared statements';

/** All there is to measure, in the order of the table: everything on one PostgreSQL, each side in a database of its own. */
export async function measurements(servers: Servers, seconds: number): Promise<Measurement[]> {
  const yardstick = await servers.postgres.ensureDatabase({
    name: 'pgbench',
    login: 'bench',
    password: 'bench',
  });
  const pgbench = findPgbench(yardstick);
  await pgbench?.prepare();
  const url = await servers.newLedger('ledger');
  await openBenchAccounts(url);
  await writeOut(servers.postgres.url);
  const both = (measure: (isHot: boolean, where: string) => Measurement): Measurement[] => [
    measure(false, 'spread'),
    measure(true, 'hot'),
  ];
  const warmUpSeconds = Math.min(2, seconds);
  const ask = (asking: Omit<Asking, 'seconds' | 'warmUpSeconds'>): Asking => ({
    ...asking,
    seconds,
    warmUpSeconds,
  });
  return [
    { name: SIMPLE, measure: async () => pgbench && { perSecond: await pgbench.tpcB('simple', seconds) } },
    {
      name: PREPARED,
      measure: async () => pgbench && { perSecond: await pgbench.tpcB('prepared', seconds) },
    },
    ...both((isHot, where) => ({
      name: `function, one transfer a call, 8 clients, ${where}`,
      measure: async () =>
        pgbench && { perSecond: await oneACall(pgbench, servers, { url, isHot, seconds }) },
    })),
    ...[100, 1_000, 8_000].flatMap((size) =>
      both((isHot, where) => ({
        name: `function, batches of ${size}, ${where}`,
        measure: async () => ({ perSecond: await batches(url, { size, isHot, seconds }) }),
      })),
    ),
    ...both((isHot, where) => ({
      name: `function, held and settled, batches of 1000, ${where}`,
      measure: async () => ({ perSecond: await batches(url, { size: 1_000, isHot, isHeld: true, seconds }) }),
    })),
    ...both((isHot, where) => ({
      name: `one process, 256 callers grouped, ${where}`,
      measure: async () =>
        figuresOf(await groupInOneProcess(url, ask({ isHot, callers: 256, transfersPerCall: 1 }))),
    })),
    ...both((isHot, where) => ({
      name: `service over NATS, single asks, 256 callers, ${where}`,
      measure: () => overNats(servers, url, ask({ isHot, callers: 256, transfersPerCall: 1 })),
    })),
    ...both((isHot, where) => ({
      name: `service over NATS, asks of 500, 8 callers, ${where}`,
      measure: () => overNats(servers, url, ask({ isHot, callers: 8, transfersPerCall: 500 })),
    })),
    ...[1, 500].map((transfersPerCall) => ({
      name: `service over NATS, asks of ${transfersPerCall}, at half of the load`,
      measure: () =>
        atHalfLoad(
          servers,
          url,
          ask({ isHot: false, callers: transfersPerCall === 1 ? 256 : 8, transfersPerCall }),
        ),
    })),
  ];
}

async function overNats(servers: Servers, url: string, asking: Asking): Promise<Figures> {
  return withLedger(servers, url, async () => {
    return figuresOf(await askOverNats(servers, asking));
  });
}

/**
 * The askers are new processes; at half of the load they need longer until their code is compiled, which takes a whole
 * processor for a tenth of a second now and then. After 5 s it was not over.
 */
const WARM_UP_AT_HALF_SECONDS = 15;

/** The 99th percentile of the 85 asks of 500 that five seconds have is the slowest of them, whatever kept it. */
const AT_HALF_SECONDS_MIN = 20;

/** The highest load first, then half of it, evenly spread: how long an answer takes when the service is not drowned. */
async function atHalfLoad(servers: Servers, url: string, asking: Asking): Promise<Figures> {
  return withLedger(servers, url, async () => {
    const highest = await askOverNats(servers, asking);
    // Half of the load is measured, and not what the highest has left to be written.
    await writeOut(servers.postgres.url);
    const half = await askOverNats(servers, {
      ...asking,
      seconds: Math.max(asking.seconds, AT_HALF_SECONDS_MIN),
      warmUpSeconds: WARM_UP_AT_HALF_SECONDS,
      callsPerSecond: highest.callsPerSecond / 2,
    });
    return figuresOf(half);
  });
}

function figuresOf({ transfersPerSecond, p50Ms, p99Ms }: Asked): Figures {
  return { perSecond: transfersPerSecond, p50Ms, p99Ms };
}

async function withLedger<T>(servers: Servers, url: string, work: () => Promise<T>): Promise<T> {
  const ledger: Launched = await servers.startLedger(url);
  try {
    return await work();
  } finally {
    await ledger.stop();
  }
}

/** How many times pgbench's figure a figure is, for the table. */
export function headlineRatio(
  shown: readonly { name: string; perSecond: number }[],
): (perSecond: number, protocol: 'simple' | 'prepared') => string {
  return (perSecond, protocol) => {
    const base = shown.find(({ name }) => name === (protocol === 'simple' ? SIMPLE : PREPARED));
    return base ? (perSecond / base.perSecond).toFixed(2) : '';
  };
}
