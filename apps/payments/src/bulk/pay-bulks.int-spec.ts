import { gunzipSync } from 'node:zlib';
import { bulkEnded, readBulkResults, retryBulk, trackPayment, type BulkV1 } from '@hanout/contracts';
import { startService, type RunningService } from '@hanout/service-kit';
import { waitFor } from '@hanout/testing';
import { BULK_SCHEDULES, BulkDesk, csvFile } from '../../test/bulk-desk';
import { FAST, Stage, type Actor } from '../../test/stage';
import { service } from '../service';

const SETTINGS = { ...FAST, BULK_CHUNK: '5', BULK_LANES: '2' };
let stage: Stage;
let desk: BulkDesk;
let shop: Actor & { code: string };
let supplier: Actor & { code: string };
let workers: Actor[];

beforeAll(async () => {
  stage = await Stage.set(SETTINGS);
  for (const schedule of BULK_SCHEDULES) await stage.publishSchedule(schedule);
  workers = [];
  for (let count = 0; count < 4; count += 1) workers.push(await stage.aCustomer(0n));
});
beforeEach(async () => {
  desk = new BulkDesk(stage);
  [shop, supplier] = [await stage.aMerchant(), await stage.aMerchant()];
  stage.ledger.mood = 'well';
  stage.ledger.before = () => Promise.resolve();
  stage.ledger.asked = [];
  stage.ledger.balances.set(shop.person.walletId, 1_000_000n);
});
afterAll(() => stage?.strike());

const walletOf = ({ person }: Actor): string => person.walletId;
const wages = (count: number, amount = '10') =>
  csvFile(Array.from({ length: count }, (_, place) => [walletOf(workers[place % workers.length]!), amount]));
const statesOf = async (bulkId: string) => {
  const lines = await desk.lines(bulkId);
  return lines.map(({ state, failure }) => (failure === undefined ? state : `${state} ${failure}`));
};
const usedToday = async (): Promise<string | undefined> =>
  (
    await stage.query<{ day_minor: string }>(`select day_minor from limits_in_use where wallet_id = $1`, [
      walletOf(shop),
    ])
  )[0]?.day_minor;
const told = async (bulkId: string) => {
  const rows = await stage.query<{ subject: string; data: Record<string, unknown> }>(
    `select subject, envelope::jsonb -> 'data' as data from outbox order by fact_id`,
  );
  const paid = new Set((await desk.lines(bulkId)).map(({ paymentId }) => paymentId));
  const payments = rows
    .flatMap(({ data }) => (data.payments ?? []) as { paymentId: string }[])
    .filter(({ paymentId }) => paid.has(paymentId));
  const ends = rows
    .filter(({ subject, data }) => subject === bulkEnded.subject && data.bulkId === bulkId)
    .map(({ data }) => data);
  return { payments: payments.length, ends };
};
const retry = ({ bulkId }: BulkV1) => stage.asks.ask(retryBulk, { caller: desk.maker, bulkId });

describe('an approved bulk', () => {
  it('pays every line once, in chunks, with its fee, its limits and its facts', async () => {
    const before = workers.map((worker) => stage.ledger.balanceOf(walletOf(worker)));
    const lines = workers.map((worker): [string, string] => [walletOf(worker), '150']);
    const file = csvFile([...lines, ...lines, ...lines, [supplier.code, '200']]);
    const bulk = await desk.upload(shop.code, file);
    await desk.approve(bulk);
    const ended = await desk.end(bulk.bulkId);
    expect(ended).toMatchObject({
      state: 'ended',
      decidedBy: desk.checker.id,
      results: { waiting: 0, pending: 0, paid: 13, failed: 0, paidAmount: { minor: '200000' } },
    });
    // 12 × (150.00 + 1.00) and 200.00, of which the supplier leaves 0.50.
    expect(stage.ledger.balanceOf(walletOf(shop))).toBe(1_000_000n - 12n * 15_100n - 20_000n);
    expect(stage.ledger.balanceOf(walletOf(supplier))).toBe(19_950n);
    workers.forEach((worker, place) =>
      expect(stage.ledger.balanceOf(walletOf(worker))).toBe(before[place]! + 45_000n),
    );
    expect(await usedToday()).toBe('200000');
    expect(await told(bulk.bulkId)).toEqual({
      payments: 13,
      ends: [expect.objectContaining({ attempt: 1, paid: 13, failed: 0, personId: shop.person.personId })],
    });
    const kinds = await stage.query(
      `select kind, channel, count(*)::int from payments where payer_wallet_id = $1 group by 1, 2 order by 1`,
      [walletOf(shop)],
    );
    expect(kinds).toEqual([
      { kind: 'business_to_person', channel: 'bulk', count: 12 },
      { kind: 'supplier_payment', channel: 'bulk', count: 1 },
    ]);
    const [{ paymentReference: reference = '' } = {}] = await desk.lines(bulk.bulkId);
    expect(await stage.asks.ask(trackPayment, { reference })).toMatchObject({ state: 'completed' });
    // Approving again is the same and pays nothing.
    expect(await desk.approve(bulk)).toMatchObject({ state: 'ended' });
    expect(stage.ledger.asked).toHaveLength(13);
  });

  it('says of each line what came of it when the money is not enough, and pays only the failed ones later', async () => {
    stage.ledger.balances.set(shop.person.walletId, 12_500n);
    const bulk = await desk.upload(shop.code, wages(20));
    await desk.approve(bulk);
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 12, failed: 8 } });
    const first = await desk.lines(bulk.bulkId);
    const failed = first.filter(({ state }) => state === 'failed');
    expect(failed.map(({ failure }) => failure)).toEqual(Array(8).fill('insufficient_funds'));
    expect(await usedToday()).toBe('12000');
    stage.ledger.balances.set(shop.person.walletId, 100_000n);
    expect(await retry(bulk)).toMatchObject({ attempt: 2 });
    expect(await desk.end(bulk.bulkId)).toMatchObject({ attempt: 2, results: { paid: 20, failed: 0 } });
    const second = await desk.lines(bulk.bulkId);
    const isSame = second.map(({ paymentId }, place) => paymentId === first[place]!.paymentId);
    expect(isSame).toEqual(first.map(({ state }) => state === 'paid'));
    expect(stage.ledger.balanceOf(walletOf(shop))).toBe(92_000n);
    expect(stage.ledger.asked).toHaveLength(28);
    expect((await told(bulk.bulkId)).ends).toMatchObject([
      { attempt: 1, paid: 12, failed: 8 },
      { attempt: 2, paid: 20, failed: 0 },
    ]);
    // Nothing is left to try again.
    expect(await retry(bulk)).toMatchObject({ state: 'ended', attempt: 2 });
    expect(stage.ledger.asked).toHaveLength(28);
  });

  it('keeps to the limits of its payer, line by line, and lets go what is not used', async () => {
    // A day has 10,000.00, an operation 5,000.00: four lines are too many.
    stage.ledger.balances.set(shop.person.walletId, 10_000_000n);
    const bulk = await desk.upload(shop.code, wages(7, '2000'));
    await desk.approve(bulk);
    await desk.end(bulk.bulkId);
    expect(await statesOf(bulk.bulkId)).toEqual([
      ...Array<string>(5).fill('paid'),
      'failed daily_limit',
      'failed daily_limit',
    ]);
    expect(await usedToday()).toBe('1000000');
    await stage.outside(`delete from limits_in_use where wallet_id = $1`, [walletOf(shop)]);
    await retry(bulk);
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 7 } });
    expect(await usedToday()).toBe('400000');
  });

  it('says a payee’s own refusal at his line alone', async () => {
    const refused = jest.spyOn(stage.ledger as unknown as { move: (t: unknown) => unknown }, 'move');
    const real = Object.getPrototypeOf(stage.ledger) as { move: (transfer: unknown) => unknown };
    refused.mockImplementation((transfer) => {
      const [leg] = (transfer as { legs: { creditAccountId: string }[] }).legs;
      return leg!.creditAccountId === walletOf(workers[1]!)
        ? 'balance_ceiling'
        : real.move.call(stage.ledger, transfer);
    });
    const bulk = await desk.upload(shop.code, wages(6));
    await desk.approve(bulk);
    await desk.end(bulk.bulkId);
    refused.mockRestore();
    const failed = 'failed balance_ceiling';
    expect(await statesOf(bulk.bulkId)).toEqual(['paid', failed, 'paid', 'paid', 'paid', failed]);
  });

  it('waits while the ledger is silent, opens no more meanwhile, and ends with one outcome a line', async () => {
    stage.ledger.mood = 'mute';
    const bulk = await desk.upload(shop.code, wages(40));
    await desk.approve(bulk).catch(() => undefined);
    await waitFor(() => stage.ledger.asked.length >= 20, { what: 'the ledger to be asked again' });
    const { results, state } = await desk.read(bulk.bulkId);
    expect(state).toBe('paying');
    expect(results.waiting).toBeGreaterThan(0);
    expect(results.pending).toBeGreaterThan(0);
    stage.ledger.mood = 'well';
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 40 } });
    expect(stage.ledger.balanceOf(walletOf(shop))).toBe(960_000n);
    expect((await told(bulk.bulkId)).payments).toBe(40);
  });

  it('is paid once by two services at once', async () => {
    const other: RunningService = await startService(service, stage.environment());
    try {
      const bulk = await desk.upload(shop.code, wages(200));
      await Promise.all([desk.approve(bulk), desk.approve(bulk)]);
      expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 200 } });
      expect(stage.ledger.balanceOf(walletOf(shop))).toBe(800_000n);
      expect(await usedToday()).toBe('200000');
      expect(await told(bulk.bulkId)).toMatchObject({ payments: 200, ends: [{ paid: 200 }] });
    } finally {
      await other.stop();
    }
  });

  it('gives its results as a file', async () => {
    stage.ledger.balances.set(shop.person.walletId, 1_000n);
    const bulk = await desk.upload(shop.code, wages(2));
    await desk.approve(bulk);
    await desk.end(bulk.bulkId);
    const { bulkId } = bulk;
    const { document } = await stage.asks.ask(readBulkResults, {
      caller: shop.caller,
      bulkId,
      language: 'fr',
    });
    expect(document).toMatchObject({ name: `bulk-${bulkId}-fr.csv`, contentType: 'text/csv; charset=utf-8' });
    const rows = gunzipSync(Buffer.from(document.gzipped, 'base64')).toString('utf8').split('\r\n');
    expect(rows.find((row) => row.startsWith('2;'))).toMatch(
      /^2;W-1;[0-9a-f-]{36};10,00;0,00;Payé;;[2-9A-Z]{10};/,
    );
    expect(rows.find((row) => row.startsWith('3;'))).toMatch(/;Échoué;insufficient_funds;/);
  });
});
