import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  closeShift,
  createPayment,
  makeQrCode,
  openShift,
  readShifts,
  refundPayment,
  requestPayment,
  type CallerV1,
} from '@hanout/contracts';
import { callerOf, mad, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;
let cashier: CallerV1;

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
});
beforeEach(async () => {
  [shop, payer] = [await stage.aMerchant(), await stage.aCustomer()];
  cashier = aCashier();
});
afterAll(() => stage?.strike());

const aCashier = (): CallerV1 => ({
  ...callerOf(shop.person, { roles: ['cashier'], merchantCode: shop.code }),
  id: randomUUID(),
});
const open = (caller = cashier, shiftId: string = randomUUID()) =>
  stage.asks.ask(openShift, { caller, body: { shiftId } });
const close = (shiftId: string, caller = cashier) => stage.asks.ask(closeShift, { caller, shiftId });
const shifts = async (caller: CallerV1) => (await stage.asks.ask(readShifts, { caller })).items;

async function codeOf(minor: number, caller = cashier): Promise<string> {
  const sale = { qrCodeId: randomUUID(), amount: mad(minor), expiresInSeconds: 300 };
  return (await stage.asks.ask(makeQrCode, { caller, body: { sale } })).text;
}
const pay = async (body: object, actor = payer) =>
  (
    await stage.asks.ask(createPayment, {
      caller: actor.caller,
      idempotencyKey: randomUUID(),
      body: body as { qr: string },
    })
  ).payment;
const sell = async (minor: number, caller = cashier) => pay({ qr: await codeOf(minor, caller) });

describe('a shift at the till', () => {
  it('counts what its cashier sold, and says nothing of the balance', async () => {
    const { shiftId } = await open();
    await sell(1_000);
    await sell(2_550);
    // By another cashier, by the shop's owner, by the printed code, and a code that nobody paid: none is his.
    await sell(7_000, aCashier());
    await sell(8_000, shop.caller);
    await pay({ merchantCode: shop.code, amount: mad(9_000) });
    await codeOf(6_000);
    const closed = await close(shiftId);
    expect(closed).toEqual({
      shiftId,
      cashierId: cashier.id,
      openedAt: expect.any(String),
      closedAt: expect.any(String),
      sales: 2,
      sold: mad(3_550),
      refunded: mad(0),
    });
    await sell(500);
    expect(await shifts(cashier)).toEqual([closed]);
  });

  it('counts a request of his when it is paid, and not what he buys himself', async () => {
    const own = await stage.aCustomer();
    cashier = { ...cashier, id: own.person.personId };
    const { shiftId } = await open();
    await pay({ merchantCode: shop.code, amount: mad(4_000) }, own);
    const { payment } = await stage.asks.ask(requestPayment, {
      caller: cashier,
      idempotencyKey: randomUUID(),
      body: { payerWalletId: payer.person.walletId, amount: mad(1_500) },
    });
    expect(await shifts(cashier)).toMatchObject([{ sales: 0, sold: mad(0) }]);
    await close(shiftId);
    await stage.asks.ask(approvePayment, {
      caller: payer.caller,
      paymentId: payment.paymentId,
      body: { pin: '4821' },
    });
    expect(await shifts(cashier)).toMatchObject([{ sales: 1, sold: mad(1_500) }]);
  });

  it('says what was given back of it since', async () => {
    await open();
    const { paymentId } = await sell(3_000);
    await stage.asks.ask(refundPayment, {
      caller: shop.caller,
      idempotencyKey: randomUUID(),
      paymentId,
      body: { amount: mad(1_200) },
    });
    expect(await shifts(cashier)).toMatchObject([{ sales: 1, sold: mad(3_000), refunded: mad(1_200) }]);
  });

  it('is opened once, however often it is asked for, and one at a time', async () => {
    const shiftId = randomUUID();
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(cashier, shiftId)));
    expect(new Set(opened.map((shift) => JSON.stringify(shift))).size).toBe(1);
    await expect(open()).rejects.toMatchObject({ code: 'payments.shift_open' });
    const [closed, again] = await Promise.all([close(shiftId), close(shiftId)]);
    expect(again).toEqual(closed);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => open()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(open(aCashier(), shiftId)).rejects.toMatchObject({ code: 'payments.shift_id_taken' });
  });

  it('is its cashier’s and his shop’s alone', async () => {
    const { shiftId } = await open();
    const [colleague, other] = [aCashier(), await stage.aMerchant()];
    for (const caller of [colleague, other.caller])
      await expect(close(shiftId, caller)).rejects.toMatchObject({ code: 'payments.unknown_shift' });
    expect([await shifts(colleague), await shifts(other.caller)]).toEqual([[], []]);
    expect(await shifts(shop.caller)).toMatchObject([{ shiftId, cashierId: cashier.id }]);
    // Who went home and forgot: the owner closes it.
    expect(await close(shiftId, shop.caller)).toHaveProperty('closedAt');
    for (const caller of [payer.caller, shop.caller])
      await expect(open(caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
  });

  it('is listed the latest first, page by page', async () => {
    const made: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { shiftId } = await open();
      made.unshift(shiftId);
      await close(shiftId);
    }
    const first = await stage.asks.ask(readShifts, { caller: shop.caller, limit: 2 });
    expect(first.items.map(({ shiftId }) => shiftId)).toEqual(made.slice(0, 2));
    const rest = await stage.asks.ask(readShifts, { caller: shop.caller, limit: 2, after: first.next! });
    expect(rest.items.map(({ shiftId }) => shiftId)).toEqual(made.slice(2));
    expect(rest).not.toHaveProperty('next');
  });
});
