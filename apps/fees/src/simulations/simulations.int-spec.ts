import { randomUUID } from 'node:crypto';
import {
  approveSchedule,
  PRICE_OCCASIONS_MAX,
  proposeSchedule,
  readPriceOccasions,
  readSimulation,
  simulateSchedule,
  type CallerV1,
  type FeeScheduleV1,
  type PriceOccasionV1,
  type ReadPriceOccasionsV1,
  type Role,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  startTestNats,
  waitFor,
  type FakeAnswers,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import sample from '../schedules/samples/merchant-payment-2021.json';
import { service } from '../service';
import { SimulateJob } from './simulate.job';

let database: TestDatabase;
let nats: TestNats;
let fees: RunningService;
let payments: FakeAnswers<ReadPriceOccasionsV1>;
/** What payments has of the first of March; other days are empty. */
let occasions: PriceOccasionV1[] = [];
let failures = 0;
const FIRST = '2022-02-28T23:00:00.000Z';

beforeAll(async () => {
  [database, nats] = await Promise.all([createTestDatabase(), startTestNats()]);
  payments = await fakeAnswers(nats.url, readPriceOccasions, ({ product, from, after, limit }) => {
    if (failures > 0 || product === PLAGUED.product) {
      failures -= 1;
      throw new Error('payments stumbles');
    }
    if (from !== FIRST) return { occasions: [] };
    const start = after === undefined ? 0 : occasions.findIndex(({ paymentId }) => paymentId === after) + 1;
    return { occasions: occasions.slice(start, start + limit) };
  });
  await startFees();
  await propose(USUAL);
  await fees.get(Asks).ask(approveSchedule, { caller: driss, scheduleId: USUAL.scheduleId });
});
beforeEach(() => (payments.questions.length = 0));
afterAll(async () => {
  await fees?.stop();
  await payments?.stop();
  await nats?.stop();
  await database?.drop();
});

async function startFees(): Promise<void> {
  const env = { NATS_URL: nats.url, DATABASE_URL: database.url, HTTP_PORT: '0', ASK_AGAIN_AFTER_MS: '50' };
  fees = await startService(service, env);
}

const staff = (...roles: Role[]): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles });
const amina = staff('finance');
const driss = staff('administrator');
const USUAL: FeeScheduleV1 = { ...(sample as FeeScheduleV1), effectiveFrom: '2018-11-12T23:00:00.000Z' };
const DEARER: FeeScheduleV1 = {
  ...USUAL,
  scheduleId: randomUUID(),
  effectiveFrom: '2099-01-01T00:00:00.000Z',
  bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 100 }],
};
/** Payments stumbles over its product each time. */
const PLAGUED: FeeScheduleV1 = { ...DEARER, scheduleId: randomUUID(), product: 'bill_payment' };
const MARCH = { from: '2022-03-01', to: '2022-03-31' };

const propose = (body: FeeScheduleV1) => fees.get(Asks).ask(proposeSchedule, { caller: amina, body });
const simulate = (
  scheduleId: string,
  body: object = MARCH,
  caller = amina,
  simulationId: string = randomUUID(),
) => fees.get(Asks).ask(simulateSchedule, { caller, scheduleId, body: { simulationId, ...body } });
const read = (simulationId: string, caller = amina) =>
  fees.get(Asks).ask(readSimulation, { caller, simulationId });
async function outcome(simulationId: string) {
  await waitFor(async () => (await read(simulationId)).state === 'done', {
    what: 'the simulation to be done',
    timeoutMs: 60_000,
  });
  return read(simulationId);
}

function someOccasions(count: number): PriceOccasionV1[] {
  return Array.from({ length: count }, (_, place) => ({
    paymentId: `00000000-0000-7000-8000-${place.toString().padStart(12, '0')}`,
    payerWalletId: '5d6d7a52-4f0c-4a53-8d7c-9a3f9dfb7a02',
    payeeWalletId: `0c7d7a52-4f0c-4a53-8d7c-${(place % 500).toString().padStart(12, '0')}`,
    merchantCode: `SHOP${place % 500}`,
    amountMinor: '10000',
    channel: 'code',
    payerTier: 2,
    payeeTier: 3,
    route: 'on_us',
    mcc: '5411',
    payerProgrammes: [],
  }));
}

it('prices a month of 100,000 payments page by page before a schedule is published', async () => {
  await propose(DEARER);
  occasions = someOccasions(100_000);
  const began = Date.now();
  const { simulationId, state } = await simulate(DEARER.scheduleId);
  expect(state).toBe('running');
  const { payments: count, result } = await outcome(simulationId);
  process.stdout.write(`100,000 payments simulated in ${Date.now() - began} ms\n`);
  expect(count).toBe(100_000);
  // 0.60 % and 1 % of 100.00, 100,000 times.
  expect(result).toMatchObject({
    pricedAt: DEARER.effectiveFrom,
    total: { before: '60000000000', after: '100000000000' },
    more: 500,
    less: 0,
    unchanged: 0,
  });
  expect(result?.bearMore).toHaveLength(100);
  expect(payments.questions.filter(({ from }) => from === FIRST)).toHaveLength(
    100_000 / PRICE_OCCASIONS_MAX + 1,
  );
}, 120_000);

it('changes nothing when the schedule in force is simulated', async () => {
  occasions = someOccasions(1_000);
  const { simulationId } = await simulate(USUAL.scheduleId);
  const { result } = await outcome(simulationId);
  expect(result).toMatchObject({ more: 0, less: 0, unchanged: 500, bearMore: [] });
  expect(result?.total.after).toBe(result?.total.before);
});

it('is taken up again by the next start, from the beginning, and counts nothing twice', async () => {
  occasions = someOccasions(3_000);
  failures = Number.MAX_SAFE_INTEGER;
  const { simulationId } = await simulate(DEARER.scheduleId);
  await waitFor(() => payments.questions.length > 0, { what: 'payments to be asked' });
  await fees.stop();
  failures = 0;
  await startFees();
  expect(await outcome(simulationId)).toMatchObject({
    payments: 3_000,
    result: { total: { after: '3000000000' } },
  });
});

it('gives up one that keeps failing, with the reason, and meanwhile does those behind it', async () => {
  occasions = someOccasions(1_000);
  const { scheduleId } = PLAGUED;
  await propose(PLAGUED);
  const { simulationId } = await simulate(scheduleId);
  const behind = await simulate(DEARER.scheduleId);
  expect((await outcome(behind.simulationId)).payments).toBe(1_000);
  expect((await read(simulationId)).state).toBe('running');
  await waitFor(
    async () => {
      fees.get(SimulateJob).nudge();
      return (await read(simulationId)).state !== 'running';
    },
    { what: 'the simulation to be given up', timeoutMs: 60_000 },
  );
  const failed = await read(simulationId);
  expect(failed).toMatchObject({ state: 'failed', payments: 0 });
  expect(failed.failure).toMatch(/^.+$/);
  expect(await simulate(scheduleId, MARCH, amina, simulationId)).toEqual(failed);
}, 90_000);

it('answers a repeated question with the same simulation, and refuses its id for another', async () => {
  const first = await simulate(DEARER.scheduleId);
  const again = await simulate(DEARER.scheduleId, MARCH, driss, first.simulationId);
  expect(again).toMatchObject({ simulationId: first.simulationId, from: MARCH.from, to: MARCH.to });
  for (const wish of [
    () => simulate(USUAL.scheduleId, MARCH, amina, first.simulationId),
    () => simulate(DEARER.scheduleId, { ...MARCH, to: '2022-03-30' }, amina, first.simulationId),
  ])
    await expect(wish()).rejects.toMatchObject({ code: 'fees.simulation_id_reused' });
});

it('refuses a period that is unclear, and what is not known', async () => {
  for (const [body, field] of [
    [{ from: '2022-03-01' }, 'body.to'],
    [{ to: '2022-03-01' }, 'body.from'],
    [{ from: '2022-02-30', to: '2022-03-02' }, 'body.from'],
    [{ from: '2022-03-02', to: '2022-03-01' }, 'body.to'],
    [{ from: '2022-01-01', to: '2022-12-31' }, 'body.to'],
    [{ from: '2099-01-01', to: '2099-01-02' }, 'body.to'],
  ] as const)
    await expect(simulate(DEARER.scheduleId, body)).rejects.toMatchObject({
      code: 'fees.period_unclear',
      field,
    });
  await expect(simulate(randomUUID())).rejects.toMatchObject({ code: 'fees.unknown_schedule' });
  await expect(read(randomUUID())).rejects.toMatchObject({ code: 'fees.unknown_simulation' });
});

it('takes the last calendar month where no days are given, for finance and administrators', async () => {
  const { from, to } = await simulate(DEARER.scheduleId, {}, driss);
  expect(from).toMatch(/-01$/);
  expect(from.slice(0, 7)).toBe(to.slice(0, 7));
  await expect(simulate(DEARER.scheduleId, MARCH, staff('auditor'))).rejects.toMatchObject({
    code: 'platform.forbidden',
  });
});
