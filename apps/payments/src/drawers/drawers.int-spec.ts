/** The notes of a counter: what is declared, what operations move, and what a count differs by. */
import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cashIn,
  cashOut,
  declareCash,
  readDrawer,
  readFloats,
  vouchersRedeemed,
  type DrawerDeclaration,
  type DrawerV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { setCashStage } from '../../test/cash-stage';
import { mad, type Actor, type Agent, type Stage } from '../../test/stage';

let stage: Stage;
let agent: Agent;
let customer: Actor;

beforeAll(async () => (stage = await setCashStage({ ANSWER_WITHIN_MS: '1500' })));
beforeEach(async () => {
  stage.ledger.mood = 'well';
  [agent, customer] = [await stage.anAgent(), await stage.aCustomer(100_000n)];
});
afterAll(() => stage?.strike());

const declare = (
  kind: DrawerDeclaration,
  minor: number,
  { entryId = randomUUID() as string, by = agent, currency = 'MAD' } = {},
): Promise<DrawerV1> =>
  stage.asks.ask(declareCash, {
    caller: by.caller,
    body: { entryId, kind, amount: { minor: minor.toString(), currency } },
  });
const read = (given: { after?: string; limit?: number } = {}) =>
  stage.asks.ask(readDrawer, { caller: agent.caller, ...given });
const wishOf = (minor: number, idempotencyKey: string = randomUUID()) => ({
  caller: agent.caller,
  idempotencyKey,
  body: { walletId: customer.person.walletId, amount: mad(minor) },
});
const bring = async (minor: number, key?: string) =>
  (await stage.asks.ask(cashIn, wishOf(minor, key))).payment;
const take = async (minor: number) => {
  const { payment } = await stage.asks.ask(cashOut, wishOf(minor));
  const { paymentId } = payment;
  return (await stage.asks.ask(approvePayment, { caller: customer.caller, paymentId, body: { pin: '4821' } }))
    .payment;
};
const redeem = (transferId: string, minor: number, { floatId, agentId }: Agent = agent) =>
  stage.say(vouchersRedeemed, {
    programme: 'tayssir',
    vouchers: [
      {
        transferId,
        floatId,
        agentId,
        network: 'cash-plus',
        amount: mad(minor),
        redeemedAt: new Date().toISOString(),
      },
    ],
  });
/** Entries make what is expected, and nothing else does. */
const proven = async () => {
  const rows = await stage.query<{ off: string }>(
    `select d.expected_minor - sum(e.amount_minor) as off
       from drawers d join drawer_entries e using (float_id) where float_id = $1 group by d.expected_minor`,
    [agent.floatId],
  );
  expect(rows).toEqual([{ off: '0' }]);
};

it('shows both meters: float by the ledger, cash as declared and as moved since', async () => {
  expect(await read()).toEqual({
    float: expect.not.objectContaining({ cash: expect.anything() }),
    entries: [],
  });
  await bring(5_000);
  await declare('opening', 300_000);
  const brought = await bring(20_000);
  const taken = await take(50_000);
  const transferId = randomUUID();
  await redeem(transferId, 56_000);
  await declare('bank_deposit', 100_000);
  await declare('bank_withdrawal', 40_000);
  const { float, entries } = await read();
  expect(float).toMatchObject({
    floatId: agent.floatId,
    balance: mad(stage.ledger.balanceOf(agent.floatId)),
    cash: { counted: mad(300_000), movedSince: mad(-146_000), expected: mad(154_000) },
  });
  expect(entries.map(({ kind, amount: { minor }, entryId }) => [kind, minor, entryId])).toEqual([
    ['bank_withdrawal', '40000', expect.any(String)],
    ['bank_deposit', '-100000', expect.any(String)],
    ['voucher', '-56000', transferId],
    ['cash_out', '-50000', taken.paymentId],
    ['cash_in', '20000', brought.paymentId],
    ['opening', '300000', expect.any(String)],
  ]);
  const [{ declaredBy, ...opening }] = entries.slice(-1) as [(typeof entries)[number]];
  expect([declaredBy, opening.counted]).toEqual([agent.caller.id, mad(300_000)]);
  expect(opening).not.toHaveProperty('expected');
  const { items } = await stage.asks.ask(readFloats, { caller: agent.caller });
  expect(items[0]?.cash).toEqual(float.cash);
  await proven();
});

it('keeps what each count differs by, and what was counted before', async () => {
  await declare('opening', 100_000);
  await bring(10_000);
  await declare('count', 109_500);
  await declare('count', 112_000);
  const { float, entries } = await declare('opening', 112_000);
  expect(entries.map(({ kind, amount, counted, expected }) => [kind, amount, counted, expected])).toEqual([
    ['opening', mad(0), mad(112_000), mad(112_000)],
    ['count', mad(2_500), mad(112_000), mad(109_500)],
    ['count', mad(-500), mad(109_500), mad(110_000)],
    ['cash_in', mad(10_000), undefined, undefined],
    ['opening', mad(100_000), mad(100_000), undefined],
  ]);
  expect(float.cash).toMatchObject({ counted: mad(112_000), movedSince: mad(0) });
  const page = await read({ limit: 2 });
  expect(page.entries).toEqual(entries.slice(0, 2));
  expect((await read({ after: page.next!, limit: 3 })).entries).toEqual(entries.slice(2));
  await proven();
});

it('enters one declaration once, said again and by ten at once; another content is refused', async () => {
  const entryId = randomUUID();
  const said = await Promise.all(Array.from({ length: 10 }, () => declare('opening', 50_000, { entryId })));
  expect(new Set(said.map(({ float }) => float.cash?.expected.minor))).toEqual(new Set(['50000']));
  expect((await read()).entries).toHaveLength(1);
  const deposit = randomUUID();
  await declare('bank_deposit', 10_000, { entryId: deposit });
  await declare('bank_deposit', 10_000, { entryId: deposit });
  for (const again of [
    () => declare('opening', 50_001, { entryId }),
    () => declare('count', 50_000, { entryId }),
    () => declare('bank_withdrawal', 10_000, { entryId: deposit }),
  ])
    await expect(again()).rejects.toMatchObject({ code: 'payments.drawer_entry_reused' });
  expect((await read()).float.cash?.expected).toEqual(mad(40_000));
  // Ids are each drawer's own.
  const { float } = await declare('opening', 7, { entryId, by: await stage.anAgent() });
  expect(float.cash?.expected).toEqual(mad(7));
  await proven();
});

it('loses nothing of what is paid while it is counted', async () => {
  await declare('opening', 100_000);
  await Promise.all([
    ...Array.from({ length: 10 }, () => bring(1_000)),
    ...Array.from({ length: 5 }, () => declare('count', 100_000)),
    ...Array.from({ length: 5 }, () => declare('bank_withdrawal', 100)),
  ]);
  const { entries, float } = await read();
  expect(entries).toHaveLength(21);
  expect(entries.filter(({ kind }) => kind === 'cash_in')).toHaveLength(10);
  const last = entries.findIndex(({ kind }) => kind === 'count');
  const since = entries.slice(0, last).reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
  expect(float.cash).toMatchObject({ expected: mad(100_000n + since), movedSince: mad(since) });
  await proven();
});

it('refuses, with nothing kept: unopened, more than there is, nothing, a strange currency, no counter', async () => {
  await expect(declare('bank_withdrawal', 1_000)).rejects.toMatchObject({ code: 'payments.drawer_not_open' });
  await declare('opening', 10_000);
  const refusals: [Promise<unknown>, string][] = [
    [declare('bank_deposit', 10_001), 'payments.drawer_short'],
    [declare('bank_deposit', 0), 'payments.drawer_nothing_moved'],
    [declare('count', 1, { currency: 'EUR' }), 'payments.unknown_currency'],
    [
      declare('count', 1, { by: { ...agent, caller: { ...agent.caller, roles: ['customer'] } } }),
      'platform.forbidden',
    ],
  ];
  for (const [refused, code] of refusals) await expect(refused).rejects.toMatchObject({ code });
  expect((await read()).entries).toHaveLength(1);
});

it('goes below zero rather than stop a counter, and is put right by the next count', async () => {
  await declare('opening', 0);
  expect(await take(50_000)).toMatchObject({ state: 'completed' });
  expect((await read()).float.cash).toMatchObject({ expected: mad(-50_000), counted: mad(0) });
  const { entries } = await declare('count', 20_000);
  expect(entries[0]).toMatchObject({ amount: mad(70_000), expected: mad(-50_000) });
});

it('is moved once by a voucher that is told twice, and not by one of another agent', async () => {
  await declare('opening', 100_000);
  const transferId = randomUUID();
  await redeem(transferId, 30_000);
  await redeem(transferId, 30_000);
  await redeem(randomUUID(), 30_000, await stage.anAgent());
  expect((await read()).float.cash?.expected).toEqual(mad(70_000));
});

it('is moved only by what the ledger has posted, also when it says so late', async () => {
  await declare('opening', 100_000);
  stage.ledger.mood = 'mute';
  const payment = await bring(10_000);
  expect(payment.state).toBe('pending');
  expect((await read()).entries).toHaveLength(1);
  stage.ledger.mood = 'well';
  await waitFor(async () => (await read()).entries.length === 2, { what: 'the late yes' });
  const poor = await stage.anAgent(0n);
  agent = poor;
  await declare('opening', 100_000);
  expect(await bring(10_000)).toMatchObject({ state: 'failed' });
  expect((await read()).entries).toHaveLength(1);
});

it.each(['payments.answered', 'payments.moving', 'payments.written'])(
  'is moved once when the service dies at %s',
  async (point) => {
    await declare('opening', 100_000);
    const key = randomUUID();
    await crashAt(stage, point, () => bring(10_000, key));
    await waitFor(async () => (await bring(10_000, key)).state === 'completed', { what: 'the cash-in' });
    expect((await read()).float.cash?.expected).toEqual(mad(110_000));
    await proven();
  },
);
