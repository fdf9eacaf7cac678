import { commitsEach, commitsOf } from '../bench/commits';
import { cpuTimes, spentBetween, stolenSeconds } from '../bench/cpu-times';
import { percentile } from '../bench/statistics';
import { until } from '../platform/until';
import type { Load } from './load';
import type { Stage } from './stage';

/** Centimes: below the band where a fee begins. */
export const AMOUNT_MINOR = 100n;
const P99_MAX_MS = 1_000;
/** So many answers in the time for each payment due in it, or the answers fall behind the arrivals. */
const ANSWERED_MIN = 0.95;

/** One rate for a while, and what came of it. */
export interface Trial {
  perSecond: number;
  sent: number;
  answers: Record<string, number>;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  isSustained: boolean;
  /** Processor time of each process a payment, the messages to both sides included, in microseconds. */
  cpuMicros: Record<string, number>;
  /** Processor seconds that the machine's host kept from it meanwhile: late answers may be its own. */
  stolenSeconds: number;
  /** Commits in each database a payment. */
  commits: Record<string, number>;
  acknowledged: string[];
}

export async function runTrial(stage: Stage, load: Omit<Load, 'amountMinor'>): Promise<Trial> {
  const [cpuBefore, commitsBefore] = [cpuTimes(stage.dataDir), await commitsOf(stage)];
  const stolenBefore = stolenSeconds();
  const result = await stage.load({ ...load, amountMinor: String(AMOUNT_MINOR) });
  const stolen = stolenSeconds() - stolenBefore;
  await untilFactsAreClosed(stage);
  await untilMessagesAreSent(stage);
  const spent = spentBetween(cpuBefore, cpuTimes(stage.dataDir));
  const commitsAfter = await commitsOf(stage);
  const { sent, answers, latenciesMs, answeredInTime, acknowledged, cpuSeconds } = result;
  const p99Ms = percentile(latenciesMs, 0.99);
  const isAllPaid = acknowledged.length === sent;
  const each = (seconds: number): number => Math.round((seconds * 1e6) / sent);
  return {
    perSecond: load.perSecond,
    sent,
    answers,
    p50Ms: percentile(latenciesMs, 0.5),
    p95Ms: percentile(latenciesMs, 0.95),
    p99Ms,
    isSustained: isAllPaid && p99Ms <= P99_MAX_MS && answeredInTime >= ANSWERED_MIN * latenciesMs.length,
    cpuMicros: Object.fromEntries([
      ...spent.map((one) => [one.name, each(one.cpuSeconds)] as const),
      ['load maker', each(cpuSeconds)],
    ]),
    stolenSeconds: stolen,
    commits: commitsEach(commitsBefore, commitsAfter, sent),
    acknowledged,
  };
}

/** What a payment sets off is part of its cost, and must not be in the way of the next trial. */
export async function untilFactsAreClosed({ query }: Stage): Promise<void> {
  const isClosed = async (): Promise<boolean> => {
    const [row] = await query<{ open: number }>(
      'payments',
      `select (select count(*) from outbox)::int
            + (select count(*) from ledger_asks)::int as open`,
    );
    return row!.open === 0;
  };
  await untilOver(isClosed, 'payments or their facts are still open');
}

/** The messages to both sides, which give way to payments: after a high load they still go out when its facts are closed. */
export async function untilMessagesAreSent({ query }: Stage): Promise<void> {
  const isSent = async (): Promise<boolean> => {
    const [row] = await query<{ isDue: boolean }>(
      'notifications',
      `select exists (select from sendings)
           or exists (select from deliveries d left join contacts c using (person_id)
                       where d.state in ('queued', 'retry') and d.next_attempt_at <= now()
                         and (d.phone_sealed is not null or c.phone_sealed is not null)) as "isDue"`,
    );
    return !row!.isDue;
  };
  await untilOver(isSent, 'messages are still due');
}

async function untilOver(isOver: () => Promise<boolean>, otherwise: string): Promise<void> {
  if (!(await until(isOver, { timeoutMs: 180_000, everyMs: 200 })))
    throw new Error(`${otherwise} after three minutes`);
}
