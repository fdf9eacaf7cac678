import { randomUUID } from 'node:crypto';
import { createPayment, peopleRegistered, type PaymentAnswerV1 } from '@hanout/contracts';
import { mad, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let shop: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set({ LANES: '4', GROUP_MAX: '7' });
  await stage.publishSchedule();
  await stage.query(`update payment_rules set rules = rules || '{"proofAboveMinor": {}}'`);
  shop = await stage.aMerchant();
});
beforeEach(() => {
  stage.ledger.mood = 'well';
});
afterAll(() => stage?.strike());

const pay = (payer: Actor, minor: number): Promise<PaymentAnswerV1> =>
  stage.asks.ask(createPayment, {
    caller: payer.caller,
    idempotencyKey: randomUUID(),
    body: { merchantCode: shop.code, amount: mad(minor) },
  });
const limitsOf = async ({ person }: Actor) =>
  (
    await stage.query<{ day_minor: string; month_minor: string }>(
      `select day_minor, month_minor from limits_in_use where wallet_id = $1 and scope = 'all'`,
      [person.walletId],
    )
  )[0];
const sumPaid = async ({ person }: Actor) =>
  (
    await stage.query<{ sum: string }>(
      `select coalesce(sum(amount_minor), 0) as sum from payments where payer_wallet_id = $1 and state = 'completed'`,
      [person.walletId],
    )
  )[0]?.sum;
/** As if the wallet had last paid on that day. */
const moveTo = (day: string, { person }: Actor) =>
  stage.query(`update limits_in_use set day = $2 where wallet_id = $1`, [person.walletId, day]);

describe('a daily limit', () => {
  it('holds when a hundred payments come at once, each of which would fit alone', async () => {
    const payer = await stage.aCustomer(10_000_000n);
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => pay(payer, 70_000)));
    const refused = outcomes.filter((one): one is PromiseRejectedResult => one.status === 'rejected');
    expect(refused).toHaveLength(93);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'payments.daily_limit', kind: 'refused', field: 'amount.minor' });
    expect(await sumPaid(payer)).toBe('490000');
    expect(await limitsOf(payer)).toEqual({ day_minor: '490000', month_minor: '490000' });
    await expect(pay(payer, 10_001)).rejects.toMatchObject({
      texts: { en: expect.stringContaining('100.00 MAD') },
    });
    expect((await pay(payer, 10_000)).payment.state).toBe('completed');
  });

  it('is filled by smaller ones when a larger one of the same moment does not fit', async () => {
    const payer = await stage.aCustomer(10_000_000n);
    await pay(payer, 200_000);
    await pay(payer, 200_000);
    const outcomes = await Promise.allSettled(
      [150_000, 90_000, 20_000, 10_000].map((minor) => pay(payer, minor)),
    );
    expect(outcomes.map(({ status }) => status)).toContain('rejected');
    expect(BigInt((await sumPaid(payer)) ?? 0)).toBeLessThanOrEqual(500_000n);
    expect((await limitsOf(payer))?.day_minor).toBe(await sumPaid(payer));
  });

  it('is set free by what the ledger refuses, and kept by what is not known', async () => {
    const payer = await stage.aCustomer(30_000n);
    expect((await pay(payer, 50_000)).payment).toMatchObject({
      state: 'failed',
      failure: 'insufficient_funds',
    });
    expect(await limitsOf(payer)).toEqual({ day_minor: '0', month_minor: '0' });
    expect((await pay(payer, 30_000)).payment.state).toBe('completed');
    expect(await limitsOf(payer)).toEqual({ day_minor: '30000', month_minor: '30000' });
  });

  it('begins anew with the day, the month’s does not', async () => {
    const payer = await stage.aCustomer(10_000_000n);
    await pay(payer, 1_000);
    const used = `update limits_in_use set day_minor = 500000, month_minor = 900000 where wallet_id = $1`;
    await stage.query(used, [payer.person.walletId]);
    await expect(pay(payer, 1_000)).rejects.toMatchObject({ code: 'payments.daily_limit' });
    // A day that is over, of the same month wherever there is one; on the first of a month it is the month before.
    await moveTo('yesterday', payer);
    const isFirst = (await stage.query<{ first: boolean }>(`select to_char(now(), 'DD') = '01' as first`))[0]
      ?.first;
    await pay(payer, 100_000);
    expect(await limitsOf(payer)).toEqual({
      day_minor: '100000',
      month_minor: isFirst ? '100000' : '1000000',
    });
    if (!isFirst) await expect(pay(payer, 1_000)).rejects.toMatchObject({ code: 'payments.monthly_limit' });
    await moveTo('2021-01-15', payer);
    await pay(payer, 200_000);
    expect(await limitsOf(payer)).toEqual({ day_minor: '200000', month_minor: '200000' });
  });
});

it('lets no single payment above the tier’s', async () => {
  const payer = await stage.aCustomer(10_000_000n);
  await expect(pay(payer, 200_001)).rejects.toMatchObject({ code: 'payments.operation_limit' });
  const [one] = [{ ...payer.person, tier: 1 as const }];
  await stage.say(peopleRegistered, { network: 'cash-plus', people: [one] });
  await expect(pay(payer, 20_001)).rejects.toMatchObject({ code: 'payments.operation_limit' });
  expect(await limitsOf(payer)).toBeUndefined();
});
