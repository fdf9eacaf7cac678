/** Bulk payments: one file of a shop after another, approved by the second person, from his yes to the last line. */
import { createHash, randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import type { BulkV1, FeeScheduleV1 } from '@hanout/contracts';
import { cpuTimes, spentBetween } from '../bench/cpu-times';
import { median } from '../bench/statistics';
import type { Payday } from '../payday/payday';
import { count } from '../payday/progress';
import { table } from '../payday/table';
import { until } from '../platform/until';
import { fund } from './crowd';
import { prove } from './proof';
import type { Stage } from './stage';
import { untilFactsAreClosed, untilMessagesAreSent } from './trial';

/** Centimes: a day's limit has room for many rounds. */
const AMOUNT = '0.10';
/** Of `FUNDS` each. */
const DEPOSITS = 4;

export interface BulkRound {
  lines: number;
  /** Upload and check of every line. */
  checkedSeconds: number;
  /** From the approval to the answer of the last line, by the database's clock. */
  paidSeconds: number;
  /** From the approval until every reader has confirmed. */
  closedSeconds: number;
  /** Processor time of each process a line, until every reader has confirmed, in microseconds. */
  cpuMicros: Record<string, number>;
}

export interface BulkResults {
  pgbenchPerSecond: number[];
  rounds: BulkRound[];
}

const SCHEDULE: FeeScheduleV1 = {
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7ab1',
  product: 'business_to_person',
  currency: 'MAD',
  payer: 'payer',
  effectiveFrom: '2018-11-13',
  source: 'Illustrative: free.',
  bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 0 }],
};

export async function measureBulks(
  stage: Stage,
  payday: Payday,
  { lines, rounds, seconds }: { lines: number; rounds: number; seconds: number },
): Promise<{ results: BulkResults; proof: object; holds: boolean }> {
  const results: BulkResults = { pgbenchPerSecond: [], rounds: [] };
  const pgbench = await stage.prepareYardstick();
  const yardstick = async (): Promise<void> => {
    const tps = await pgbench?.tpcB('simple', seconds);
    if (tps !== undefined) results.pgbenchPerSecond.push(tps);
  };
  await publish(stage, payday);
  const payees = await stage.query<{ wallet_id: string }>(
    'payments',
    `select wallet_id from wallets where kind = 'customer' order by wallet_id`,
  );
  const shops = await stage.query<{ code: string; wallet_id: string }>(
    'payments',
    `select code, wallet_id from merchants join wallets using (wallet_id) where tier = 3 order by code limit $1`,
    [rounds + 1],
  );
  await keepForOrganisations(stage, shops);
  const paid: string[] = [];
  // The first is the warm-up.
  for (const [round, shop] of shops.entries()) {
    await fund(stage, Array<{ walletId: string }>(DEPOSITS).fill({ walletId: shop.wallet_id }));
    if (round > 0) await yardstick();
    const { bulk, ...measured } = await payOne(stage, payday, {
      merchantCode: shop.code,
      file: fileOf(payees, lines),
    });
    if (bulk.results.paid !== lines) throw new Error(`only ${bulk.results.paid} of ${lines} lines were paid`);
    if (round > 0) results.rounds.push(measured);
    tellRound(round, measured);
    paid.push(...(await paymentsOf(stage, bulk.bulkId)));
  }
  await yardstick();
  tellBulks(results);
  const proof = await prove(stage, payday, paid, BigInt(AMOUNT.replace('.', '')));
  return { results, proof, holds: proof.holds };
}

async function publish({ query }: Stage, payday: Payday): Promise<void> {
  await payday.firstFinance.post('/fees/schedules', SCHEDULE);
  await payday.secondFinance.post(`/fees/schedules/${SCHEDULE.scheduleId}/approvals`);
  const known = async (): Promise<boolean> =>
    (await query('payments', 'select 1 from published_schedules where product = $1', [SCHEDULE.product]))
      .length > 0;
  if (!(await until(known, { timeoutMs: 30_000, everyMs: 100 })))
    throw new Error('payments did not hear of the price');
}

/** Nobody is at these shops' phones to consent: two people of finance are enough for a wallet the operator keeps. */
async function keepForOrganisations(
  { query }: Stage,
  shops: readonly { wallet_id: string }[],
): Promise<void> {
  const walletIds = JSON.stringify(shops.map(({ wallet_id: walletId }) => walletId));
  await query(
    'payments',
    `update payment_rules set rules = rules || jsonb_build_object('organisationWalletIds', $1::jsonb)`,
    [walletIds],
  );
}

function fileOf(payees: readonly { wallet_id: string }[], lines: number): string {
  const rows = Array.from({ length: lines }, (_, place) => {
    const { wallet_id: payee } = payees[place % payees.length]!;
    return `W-${place + 1};${payee};${AMOUNT}`;
  });
  return ['reference;payee;amount', ...rows, ''].join('\r\n');
}

async function payOne(
  stage: Stage,
  payday: Payday,
  { merchantCode, file }: { merchantCode: string; file: string },
): Promise<BulkRound & { bulk: BulkV1 }> {
  const sha256 = createHash('sha256').update(file).digest('hex');
  const bulkId = randomUUID();
  const [maker, checker] = [payday.firstFinance, payday.secondFinance];
  await maker.post('/bulk-payments', { bulkId, merchantCode, sha256, reason: 'Wages' });
  const sentAt = performance.now();
  const { body: proposed } = await maker.call<BulkV1>({
    method: 'PUT',
    path: `/bulk-payments/${bulkId}/file`,
    body: Buffer.from(file),
    headers: { 'content-type': 'text/csv' },
  });
  const checkedSeconds = (performance.now() - sentAt) / 1_000;
  const before = cpuTimes(stage.dataDir);
  const { contentHash } = proposed;
  const approvedAt = performance.now();
  await checker.post(`/bulk-payments/${bulkId}/approval`, { contentHash, reason: 'Agreed' });
  const ended = async (): Promise<boolean> =>
    (await stage.query('payments', `select 1 from bulks where bulk_id = $1 and state = 'ended'`, [bulkId]))
      .length > 0;
  if (!(await until(ended, { timeoutMs: 300_000, everyMs: 100 }))) throw new Error('the bulk does not end');
  await untilFactsAreClosed(stage);
  const closedSeconds = (performance.now() - approvedAt) / 1_000;
  await untilMessagesAreSent(stage);
  const spent = spentBetween(before, cpuTimes(stage.dataDir));
  const bulk = await maker.get<BulkV1>(`/bulk-payments/${bulkId}`);
  const [clock] = await stage.query<{ seconds: string }>(
    'payments',
    `select extract(epoch from b.ended_at - p.decided_at) as seconds
       from bulks b join proposals p on p.proposal_id = b.bulk_id where b.bulk_id = $1`,
    [bulkId],
  );
  return {
    bulk,
    lines: bulk.lines,
    checkedSeconds,
    paidSeconds: Number(clock!.seconds),
    closedSeconds,
    cpuMicros: Object.fromEntries(
      spent.map(({ name, cpuSeconds }) => [name, Math.round((cpuSeconds * 1e6) / bulk.lines)]),
    ),
  };
}

async function paymentsOf({ query }: Stage, bulkId: string): Promise<string[]> {
  const rows = await query<{ payment_id: string }>(
    'payments',
    'select payment_id from bulk_lines where bulk_id = $1',
    [bulkId],
  );
  return rows.map((row) => row.payment_id);
}

function tellRound(
  round: number,
  { lines, paidSeconds, closedSeconds, checkedSeconds, cpuMicros }: BulkRound,
): void {
  const cpu = Object.entries(cpuMicros).map(([name, micros]) => `${name} ${micros}`);
  console.log(
    `  ${round === 0 ? 'warm-up' : `round ${round}`}: ${count(Math.round(lines / paidSeconds))} lines/s` +
      ` (checked in ${checkedSeconds.toFixed(1)} s, paid in ${paidSeconds.toFixed(1)} s, every fact applied after` +
      ` ${closedSeconds.toFixed(1)} s); µs a line: ${cpu.join(', ')}; load ${loadavg()[0]!.toFixed(1)}`,
  );
}

function tellBulks({ pgbenchPerSecond, rounds }: BulkResults): void {
  const perSecond = median(rounds.map(({ lines, paidSeconds }) => lines / paidSeconds));
  const applied = median(rounds.map(({ lines, closedSeconds }) => lines / closedSeconds));
  const yardstick = pgbenchPerSecond.length > 0 ? median(pgbenchPerSecond) : undefined;
  const times = (rate: number): string =>
    yardstick === undefined ? 'not run' : (rate / yardstick).toFixed(2);
  const shown = (rate: number): string => count(Math.round(rate));
  const rows = [
    ['Lines paid', shown(perSecond), times(perSecond)],
    ['Lines paid, every fact applied', shown(applied), times(applied)],
    ['pgbench TPC-B, 8 clients', yardstick === undefined ? 'not run' : shown(yardstick), '1.00'],
  ];
  console.log(`\n${table(['Medians', 'a second', '× pgbench'], rows)}\n`);
}
