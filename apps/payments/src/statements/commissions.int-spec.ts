/** What an agent earns, line by line: exactly what others are told is the agents' of each fee. */
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { businessDayOf } from '@hanout/calendar';
import {
  approvePayment,
  cashIn,
  cashOut,
  postTransfers,
  readStatement,
  readWalletStatement,
  systemAccountId,
  type FeeScheduleV1,
  type PaymentV1,
  type StatementLineV1,
} from '@hanout/contracts';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';
import { CASH_IN_SCHEDULE, CASH_OUT_SCHEDULE, mad, Stage, type Actor, type Agent } from '../../test/stage';

/** A third of what accrues is the agent's: never a whole centime. */
const ACCRUING: FeeScheduleV1 = {
  ...CASH_IN_SCHEDULE,
  collection: 'accrued',
  bands: [{ minMinor: '1', maxMinor: '2000000', fixedMinor: '0', bps: 7 }],
  shares: [
    { party: 'agent', bps: 3_333 },
    { party: 'network', bps: 6_667 },
  ],
};

let stage: Stage;
let agent: Agent;
let customer: Actor;
let ledger: FakeAnswers<object>;

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule(ACCRUING);
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
  ledger = await fakeAnswers(stage.nats.url, readStatement, ({ accountId }) => statementOf(accountId));
});
beforeEach(async () => {
  [agent, customer] = [await stage.anAgent(0n), await stage.aCustomer(1_000_000n)];
  stage.ledger.balances.set(agent.floatId, 0n);
});
afterAll(async () => {
  await ledger?.stop();
  await stage?.strike();
});

/** Of what was posted, as the ledger answers it; the account began with nothing. */
function statementOf(accountId: string) {
  let balance = 0n;
  const lines: StatementLineV1[] = [];
  for (const { transfer, postedAt } of stage.ledger.posted.values())
    for (const { debitAccountId, creditAccountId, amount } of transfer.legs) {
      if (debitAccountId !== accountId && creditAccountId !== accountId) continue;
      const isIn = creditAccountId === accountId;
      balance += isIn ? BigInt(amount.minor) : -BigInt(amount.minor);
      lines.push({
        entryId: String(lines.length + 1),
        transferId: transfer.transferId,
        kind: transfer.kind,
        ...(transfer.reference !== undefined && { reference: transfer.reference }),
        direction: isIn ? 'credit' : 'debit',
        amount,
        balanceAfter: mad(balance),
        counterAccountId: isIn ? debitAccountId : creditAccountId,
        postedAt,
      });
    }
  return { accountId, opening: mad(0), closing: mad(balance), lines };
}

const wishOf = (minor: number) => ({
  caller: agent.caller,
  idempotencyKey: randomUUID(),
  body: { walletId: customer.person.walletId, amount: mad(minor) },
});
const bring = async (minor: number) => (await stage.asks.ask(cashIn, wishOf(minor))).payment;
const take = async (minor: number): Promise<PaymentV1> => {
  const { paymentId } = (await stage.asks.ask(cashOut, wishOf(minor))).payment;
  return (await stage.asks.ask(approvePayment, { caller: customer.caller, paymentId, body: { pin: '4821' } }))
    .payment;
};
const redeem = (transferId: string, minor: number) =>
  stage.asks.ask(postTransfers, {
    transfers: [
      {
        transferId,
        kind: 'voucher_redemption',
        reference: '00000000000000000001',
        legs: [
          {
            debitAccountId: systemAccountId('safeguarding:MAD'),
            creditAccountId: agent.floatId,
            amount: mad(minor),
          },
        ],
      },
    ],
  });
const read = (period: string, format: 'json' | 'csv' = 'json', caller = agent.caller) =>
  stage.asks.ask(readWalletStatement, { caller, period, format, language: 'fr' });
/** As `fees` counts it: the agents' share of what was told of this float. */
const toldAsAgents = async () => {
  const [row] = await stage.query<{ parts: string }>(
    `select coalesce(sum((share ->> 'fraction')::numeric), 0)::text as parts
       from outbox
      cross join lateral jsonb_array_elements(envelope::jsonb -> 'data' -> 'payments') as p
      cross join lateral jsonb_array_elements(p -> 'fee' -> 'shares') as share
      where subject = 'payments.evt.payments-completed.v1' and share ->> 'party' = 'agent'
        and $1 in (p -> 'payer' ->> 'walletId', p -> 'payee' ->> 'walletId')`,
    [agent.floatId],
  );
  return row!.parts;
};
const TODAY = businessDayOf(new Date());

it('is on each line of the day, with the sum that others are told, vouchers beside it', async () => {
  await take(100_000);
  await take(50_000);
  await redeem(randomUUID(), 56_000);
  await bring(12_345);
  const { day } = await read('today');
  expect(day!.lines.map(({ kind, commission }) => [kind, commission])).toEqual([
    ['cash_out', '2000000'],
    ['cash_out', '2000000'],
    ['voucher_redemption', '0'],
    // A third of 8.6415 centimes.
    ['cash_in', '28802'],
  ]);
  expect(day!.commission).toBe('4028802');
  expect(day!.commission).toBe(await toldAsAgents());
  expect(day!.kinds).toContainEqual({
    kind: 'voucher_redemption',
    count: 1,
    moneyIn: mad(56_000),
    moneyOut: mad(0),
  });
});

it('adds up over days and the month exactly, in whatever amounts', async () => {
  await take(200_000);
  for (let one = 1; one <= 12; one += 1) await bring(1_000 + one * 37);
  const [{ day }, { period }] = [await read('today'), await read(TODAY.slice(0, 7))];
  const sum = day!.lines.reduce((total, { commission }) => total + BigInt(commission!), 0n);
  expect([day!.commission, period!.commission]).toEqual([sum.toString(), sum.toString()]);
  expect(period!.parts).toMatchObject([{ period: TODAY, commission: sum.toString() }]);
  expect(sum.toString()).toBe(await toldAsAgents());
});

it('is nothing on a quiet day, and no word of it on anybody else’s statement', async () => {
  expect((await read('today')).day).toMatchObject({ lines: [], commission: '0' });
  expect((await read(TODAY.slice(0, 7))).period).toMatchObject({ commission: '0' });
  await take(10_000);
  const { day } = await read('today', 'json', customer.caller);
  expect(day!.lines).toHaveLength(2);
  expect(JSON.stringify(day)).not.toContain('commission');
});

it('is on the file with all its decimals', async () => {
  await take(10_000);
  await bring(1_000);
  const { document } = await read('today', 'csv');
  const text = gunzipSync(Buffer.from(document!.gzipped, 'base64')).toString('utf8');
  expect(text).toMatch(/Commission/);
  expect(text).toMatch(/2\.002333/);
});
