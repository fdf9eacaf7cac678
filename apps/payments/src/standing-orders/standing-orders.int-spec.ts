import { randomUUID } from 'node:crypto';
import { addDays, businessDayOf } from '@hanout/calendar';
import {
  cancelStandingOrder,
  createStandingOrder,
  readStandingOrders,
  type CreateStandingOrderBodyV1,
  type StandingOrderV1,
} from '@hanout/contracts';
import { startService } from '@hanout/service-kit';
import { waitFor } from '@hanout/testing';
import { DataSource } from 'typeorm';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, P2P_SCHEDULE, Stage, type Actor } from '../../test/stage';
import { service } from '../service';
import { cancelStandingOrder as cancelIn, findStandingOrder, lockTry } from './standing-orders.queries';

const SETTINGS = { ...FAST, PAY_TURNS_EVERY_MS: '50' };
let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set(SETTINGS);
  await stage.publishSchedule();
  await stage.publishSchedule(P2P_SCHEDULE);
  shop = await stage.aMerchant();
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  stage.proofs.length = 0;
  payer = await stage.aCustomer(100_000n);
});
afterAll(() => stage?.strike());

const today = (): string => businessDayOf(new Date());
const wish = (more: Partial<CreateStandingOrderBodyV1> = {}): CreateStandingOrderBodyV1 => ({
  standingOrderId: randomUUID(),
  merchantCode: shop.code,
  amount: mad(10_000),
  every: 'month',
  firstDay: today(),
  proof: { pin: '4821' },
  ...more,
});
const create = (body: CreateStandingOrderBodyV1, caller = payer.caller) =>
  stage.asks.ask(createStandingOrder, { caller, body });
const read = async ({ standingOrderId }: Pick<StandingOrderV1, 'standingOrderId'>, caller = payer.caller) => {
  const { standingOrders } = await stage.asks.ask(readStandingOrders, { caller });
  return standingOrders.find((one) => one.standingOrderId === standingOrderId)!;
};
const until = async (order: StandingOrderV1, isSo: (order: StandingOrderV1) => boolean, what: string) => {
  await waitFor(async () => isSo(await read(order)), { what });
  return read(order);
};
/** As if it were so many days later: the order is older. */
const later = ({ standingOrderId }: StandingOrderV1, days: number) =>
  stage.query(
    `update standing_orders set first_day = first_day - $2::int, next_day = next_day - $2::int where standing_order_id = $1`,
    [standingOrderId, days],
  );
/** As if the day it is put off to had come. */
const comeTo = ({ standingOrderId }: StandingOrderV1) =>
  stage.query(`update standing_orders set next_day = $2 where standing_order_id = $1`, [
    standingOrderId,
    today(),
  ]);
const paymentsOf = ({ person }: Actor) =>
  stage.query<{ state: string; channel: string }>(
    `select state, channel from payments where payer_wallet_id = $1 order by created_at`,
    [person.walletId],
  );
const isLocked = async ({ standingOrderId }: StandingOrderV1) => {
  const free = await stage.query(
    `select 1 from standing_orders where standing_order_id = $1 for update skip locked`,
    [standingOrderId],
  );
  return free.length === 0;
};
const balance = ({ person }: Actor) => stage.ledger.balanceOf(person.walletId);

it('pays each turn on its day, with one proof for all of them, and ends after the last', async () => {
  const order = await create(wish({ every: 'day', turns: 2, note: 'كراء' }));
  expect(order).toMatchObject({ state: 'active', paid: 0, missed: 0, note: 'كراء' });
  const once = await until(order, ({ paid }) => paid === 1, 'the first turn');
  expect(once).toMatchObject({ state: 'active', nextDay: addDays(today(), 1) });
  await later(order, 1);
  const twice = await until(order, ({ paid }) => paid === 2, 'the second turn');
  expect(twice).toMatchObject({ state: 'ended', missed: 0 });
  expect(twice.nextDay).toBeUndefined();
  expect(balance(payer)).toBe(80_000n);
  const paid = { state: 'completed', channel: 'schedule' };
  expect(await paymentsOf(payer)).toEqual([paid, paid]);
  expect(stage.proofs).toHaveLength(1);
});

it('is the same for the same id, without another proof, and no other', async () => {
  const body = wish({ firstDay: addDays(today(), 3) });
  const order = await create(body);
  expect(await create({ ...body, proof: {} })).toEqual(order);
  expect(stage.proofs).toHaveLength(1);
  const other = await stage.aCustomer();
  for (const [changed, caller] of [
    [{ ...body, amount: mad(10_001) }, payer.caller],
    [body, other.caller],
  ] as const)
    await expect(create(changed, caller)).rejects.toMatchObject({
      code: 'payments.standing_order_id_reused',
    });
});

it.each([
  ['a day that is over', { firstDay: '2020-01-01' }, 'payments.standing_order_day_past', 'firstDay'],
  ['a day that is none', { firstDay: '2090-02-30' }, 'platform.invalid_input', 'firstDay'],
  ['a shop nobody knows', { merchantCode: 'NOBODY' }, 'payments.unknown_merchant', 'merchantCode'],
  ['more than an operation may be', { amount: mad(200_001) }, 'payments.operation_limit', 'amount.minor'],
  ['two payees', { walletId: randomUUID() }, 'payments.payee_missing', 'merchantCode'],
  ['a wrong PIN', { proof: { pin: '0000' } }, 'payments.pin_wrong', 'proof'],
])('is not made with %s', async (_, changed, code, field) => {
  const body = wish(changed);
  await expect(create(body)).rejects.toMatchObject({ code, field });
  expect(await read(body)).toBeUndefined();
});

it('tries a turn that cannot be paid on the next days, then lets it go and says so once', async () => {
  stage.ledger.balances.set(payer.person.walletId, 0n);
  const order = await create(wish());
  for (const tries of [1, 2]) {
    const putOff = await until(order, ({ nextDay }) => nextDay === addDays(today(), 1), `try ${tries}`);
    expect(putOff).toMatchObject({ paid: 0, missed: 0, lastFailure: 'insufficient_funds' });
    await comeTo(order);
  }
  const missed = await until(order, (one) => one.missed === 1, 'the turn to be let go');
  expect(missed.nextDay! > addDays(today(), 27)).toBe(true);
  expect(await paymentsOf(payer)).toHaveLength(3);
  const facts = await stage.query<{ data: object }>(
    `select envelope::jsonb -> 'data' as data from outbox where subject = 'payments.evt.standing-order-missed.v1'
        and envelope::jsonb #>> '{data,standingOrderId}' = $1`,
    [order.standingOrderId],
  );
  expect(facts).toEqual([
    {
      data: expect.objectContaining({
        turn: 1,
        day: today(),
        failure: 'insufficient_funds',
        amount: mad(10_000),
      }),
    },
  ]);
  stage.ledger.balances.set(payer.person.walletId, 50_000n);
  await comeTo(order);
  expect(await until(order, ({ paid }) => paid === 1, 'the next turn')).toMatchObject({ missed: 1 });
});

it('pays nothing any more once it is cancelled, and only its payer cancels it', async () => {
  const order = await create(wish({ firstDay: addDays(today(), 1) }));
  const cancel = (caller = payer.caller) =>
    stage.asks.ask(cancelStandingOrder, { caller, standingOrderId: order.standingOrderId });
  const other = await stage.aCustomer();
  await expect(cancel(other.caller)).rejects.toMatchObject({ code: 'payments.unknown_standing_order' });
  expect(await cancel()).toMatchObject({ state: 'cancelled', paid: 0 });
  expect(await cancel()).toMatchObject({ state: 'cancelled' });
  await comeTo(order);
  const witness = await create(wish({ every: 'day' }));
  await until(witness, ({ paid }) => paid === 1, 'another order to be paid meanwhile');
  expect(await paymentsOf(payer)).toHaveLength(1);
});

it('begins nothing once its cancelling is heard, and is not cancelled while a turn is being begun', async () => {
  const order = await create(wish({ firstDay: addDays(today(), 1) }));
  const source = stage.payments.get(DataSource);
  const found = (await findStandingOrder(source.manager, order.standingOrderId))!;
  const done: string[] = [];
  const begin = () =>
    source.transaction(async (manager) => {
      const isTurn = await lockTry(manager, found);
      await manager.query('select pg_sleep(0.2)');
      done.push(isTurn ? 'begun' : 'nothing begun');
    });
  const cancel = () =>
    source.transaction(async (manager) => {
      await cancelIn(manager, order.standingOrderId);
      await manager.query('select pg_sleep(0.2)');
      done.push('cancelled');
    });
  const beginning = begin();
  await waitFor(() => isLocked(order), { what: 'the turn to hold its order' });
  await Promise.all([beginning, cancel()]);
  await stage.query(
    `update standing_orders set state = 'active', ended_at = null where standing_order_id = $1`,
    [order.standingOrderId],
  );
  const cancelling = cancel();
  await waitFor(() => isLocked(order), { what: 'the cancelling to hold the order' });
  await Promise.all([cancelling, begin()]);
  expect(done).toEqual(['begun', 'cancelled', 'cancelled', 'nothing begun']);
});

it('pays once while the ledger does it and does not say so, and by two services at once', async () => {
  stage.ledger.mood = 'mute';
  const other = await startService(service, stage.environment());
  try {
    const order = await create(wish());
    await waitFor(() => stage.ledger.asked.length > 3, { what: 'the ledger to be asked again' });
    expect(await read(order)).toMatchObject({ paid: 0, missed: 0 });
    stage.ledger.mood = 'well';
    await until(order, ({ paid }) => paid === 1, 'the turn to be counted');
    expect(balance(payer)).toBe(90_000n);
    expect(await paymentsOf(payer)).toHaveLength(1);
  } finally {
    await other.stop();
  }
});

it.each(['payments.opened', 'payments.written', 'payments.turn-paid'])(
  'pays once when the service dies at %s',
  async (point) => {
    const body = wish();
    await crashAt(stage, point, () => create(body));
    const order = await read(body);
    expect(await until(order, ({ paid }) => paid === 1, 'the turn to be counted')).toMatchObject({
      missed: 0,
    });
    expect(balance(payer)).toBe(90_000n);
    expect(await paymentsOf(payer)).toHaveLength(1);
  },
);
