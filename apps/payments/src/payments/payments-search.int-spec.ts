import { randomUUID } from 'node:crypto';
import {
  createPayment,
  findPayments,
  FOUND_PAYMENTS_PAGE_MAX,
  refundPayment,
  type CallerV1,
  type FindPaymentsV1,
  type FoundPaymentsV1,
  type PaymentV1,
} from '@hanout/contracts';
import { FAST, mad, P2P_SCHEDULE, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;
let friend: Actor;

beforeAll(async () => {
  stage = await Stage.set(FAST);
  for (const schedule of [undefined, P2P_SCHEDULE]) await stage.publishSchedule(schedule);
});
beforeEach(async () => {
  [shop, payer, friend] = [
    await stage.aMerchant(),
    await stage.aCustomer(500_000n),
    await stage.aCustomer(0n),
  ];
});
afterAll(() => stage?.strike());

const support: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['support'] };
const find = (wanted: Omit<FindPaymentsV1, 'caller'>, caller = support): Promise<FoundPaymentsV1> =>
  stage.asks.ask(findPayments, { caller, ...wanted });
const idsOf = ({ items }: FoundPaymentsV1): string[] => items.map(({ paymentId }) => paymentId);

const pay = async (payee: object, minor: number): Promise<PaymentV1> => {
  const question = {
    caller: payer.caller,
    idempotencyKey: randomUUID(),
    body: { ...payee, amount: mad(minor) },
  };
  return (await stage.asks.ask(createPayment, question)).payment;
};

describe('finding payments', () => {
  it('finds one by what people read to each other, with both wallets', async () => {
    const { paymentId, reference } = await pay({ merchantCode: shop.code }, 8_550);
    expect((await find({ reference })).items).toEqual([
      expect.objectContaining({
        paymentId,
        reference,
        amount: mad(8_550),
        payerWalletId: payer.person.walletId,
        payeeWalletId: shop.person.walletId,
      }),
    ]);
    expect(await find({ reference: '2222222222' })).toEqual({ items: [] });
  });

  it('finds those of a wallet on either side, the newest first, and narrows them', async () => {
    const first = await pay({ merchantCode: shop.code }, 1_000);
    const second = await pay({ walletId: friend.person.walletId }, 2_000);
    const question = {
      caller: shop.caller,
      idempotencyKey: randomUUID(),
      paymentId: first.paymentId,
      body: {},
    };
    const { payment: back } = await stage.asks.ask(refundPayment, question);

    const [ofPayer, ofFriend, ofShop] = [payer, friend, shop].map(({ person: { walletId } }) => ({
      walletId,
    }));
    expect(idsOf(await find(ofPayer!))).toEqual([back, second, first].map(({ paymentId }) => paymentId));
    expect(idsOf(await find(ofFriend!))).toEqual([second.paymentId]);
    expect(idsOf(await find({ merchantCode: shop.code }))).toEqual(idsOf(await find(ofShop!)));
    expect(idsOf(await find({ ...ofPayer!, merchantCode: shop.code, kind: 'merchant_payment' }))).toEqual([
      first.paymentId,
    ]);
    expect(idsOf(await find({ ...ofPayer!, amount: mad(2_000) }))).toEqual([second.paymentId]);
    expect(idsOf(await find({ ...ofPayer!, state: 'failed' }))).toEqual([]);
    expect(idsOf(await find({ ...ofPayer!, day: 'today' }))).toHaveLength(3);
    expect(idsOf(await find({ ...ofPayer!, day: '2021-12-07' }))).toEqual([]);
  });

  it('goes on where a page ends, across both sides, with none twice and none left out', async () => {
    const [mine, theirs] = [payer.person.walletId, friend.person.walletId];
    // All made at one instant, so that the id alone tells them apart.
    await stage.query(
      `insert into payments (payment_id, kind, channel, state, reference, payer_wallet_id, payee_wallet_id, currency,
                             amount_minor, fee_minor, fee_side, failure, created_at)
       select gen_random_uuid(), 'person_to_person', 'alias', 'failed', translate(upper(substr(md5($1 || n), 1, 10)), '01', 'XY'),
              case when n % 2 = 0 then $1::uuid else $2::uuid end, case when n % 2 = 0 then $2::uuid else $1::uuid end,
              'MAD', 100 + n, 0, 'payer', 'insufficient_funds', '2026-03-01T10:00:00Z'
         from generate_series(1, $3::int) as n`,
      [mine, theirs, 2 * FOUND_PAYMENTS_PAGE_MAX + 7],
    );
    const seen: string[] = [];
    let page = await find({ walletId: mine });
    for (seen.push(...idsOf(page)); page.next; seen.push(...idsOf(page)))
      page = await find({ walletId: mine, before: page.next });
    expect(seen).toHaveLength(2 * FOUND_PAYMENTS_PAGE_MAX + 7);
    expect(new Set(seen).size).toBe(seen.length);
    const inOrder = await stage.query<{ payment_id: string }>(
      `select payment_id from payments where $1 in (payer_wallet_id, payee_wallet_id)
        order by created_at desc, payment_id desc`,
      [mine],
    );
    expect(seen).toEqual(inOrder.map((row) => row.payment_id));
  });

  it('refuses a search through everything, a shop and a day that do not exist, and whoever is not staff', async () => {
    for (const wide of [{ amount: mad(100) }, { kind: 'payout' as const }, { state: 'failed' as const }])
      await expect(find(wide)).rejects.toMatchObject({ code: 'payments.search_too_wide' });
    await expect(find({ merchantCode: 'NOBODY' })).rejects.toMatchObject({
      code: 'payments.unknown_merchant',
    });
    await expect(find({ day: '2026-02-30' })).rejects.toMatchObject({
      code: 'platform.invalid_input',
      field: 'day',
    });
    for (const { caller } of [payer, shop])
      await expect(find({ walletId: payer.person.walletId }, caller)).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
  });
});
