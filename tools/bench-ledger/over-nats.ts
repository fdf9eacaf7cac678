/** The whole service, asked over NATS by other processes, as the other services ask it. */
import { ACCOUNTS } from './in-database';
import { runProcess, type Servers } from './servers';
import { percentile } from '../bench/statistics';

const ASKERS = 2;

interface AskerResult {
  calls: number;
  seconds: number;
  latenciesMs: number[];
}

export interface Asked {
  transfersPerSecond: number;
  callsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Asking {
  isHot: boolean;
  /** In all processes together. */
  callers: number;
  transfersPerCall: number;
  seconds: number;
  warmUpSeconds: number;
  /** Of all processes together, evenly spread. */
  callsPerSecond?: number;
}

export async function askOverNats({ nats }: Servers, asking: Asking): Promise<Asked> {
  const { callsPerSecond, callers, ...rest } = asking;
  const load = {
    ...rest,
    accounts: ACCOUNTS,
    callers: Math.ceil(callers / ASKERS),
  };
  const results = await Promise.all(
    Array.from({ length: ASKERS }, (_, asker) => {
      const pace = callsPerSecond && { callsPerSecond: callsPerSecond / ASKERS, phase: asker / ASKERS };
      const args = ['--nats', nats.url, '--load', JSON.stringify({ ...load, ...(pace && { pace }) })];
      return runProcess<AskerResult>('apps/ledger/bench/asker.js', args, 'payments');
    }),
  );
  const latencies = results.flatMap((one) => one.latenciesMs).sort((a, b) => a - b);
  const calls = latencies.length / asking.seconds;
  return {
    transfersPerSecond: calls * asking.transfersPerCall,
    callsPerSecond: calls,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

/** Many callers in one process with PostgreSQL, without NATS. */
export async function groupInOneProcess(databaseUrl: string, asking: Asking): Promise<Asked> {
  const load = { ...asking, accounts: ACCOUNTS };
  const { latenciesMs } = await runProcess<AskerResult>('apps/ledger/bench/grouped.js', [
    '--database',
    databaseUrl,
    '--load',
    JSON.stringify(load),
  ]);
  const calls = latenciesMs.length / asking.seconds;
  return {
    transfersPerSecond: calls,
    callsPerSecond: calls,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}
