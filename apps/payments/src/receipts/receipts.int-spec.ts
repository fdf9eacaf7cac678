import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { checkReceipt, readReceipt, type CallerV1 } from '@hanout/contracts';
import { newReference } from '../payments/payment.reference';
import { mad, SCHEDULE, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let customer: Actor;
let shop: Actor & { code: string };
let paymentId: string;
const reference = newReference();
const completedAt = '2021-12-07T16:05:12.655Z';

beforeAll(async () => {
  stage = await Stage.set();
  [customer, shop] = [await stage.aCustomer(), await stage.aMerchant()];
  paymentId = await aPayment('completed', reference);
});
afterAll(() => stage?.strike());

async function aPayment(state: 'completed' | 'failed', ref = newReference()): Promise<string> {
  const id = randomUUID();
  await stage.query(
    `insert into payments (payment_id, kind, channel, state, reference, merchant_code, payer_wallet_id, payee_wallet_id,
       currency, amount_minor, fee_minor, fee_side, schedule_id, failure, completed_at)
     values ($1, 'merchant_payment', 'code', $2, $3, $4, $5, $6, 'MAD', 10000, 60, 'payee', $7, $8, $9)`,
    [
      id,
      state,
      ref,
      shop.code,
      customer.person.walletId,
      shop.person.walletId,
      SCHEDULE.scheduleId,
      state === 'failed' ? 'insufficient_funds' : null,
      state === 'completed' ? completedAt : null,
    ],
  );
  return id;
}

const read = (caller: CallerV1, id = paymentId) =>
  stage.asks.ask(readReceipt, { caller, paymentId: id, format: 'json', language: 'fr' });

it('is for both sides, with the fee for the one who bore it', async () => {
  const [{ receipt: ofPayer }, { receipt: ofPayee }] = [await read(customer.caller), await read(shop.caller)];
  expect(ofPayer).toMatchObject({
    paymentId,
    reference,
    state: 'completed',
    amount: mad(10_000),
    completedAt,
    payer: { network: 'cash-plus', walletEnd: customer.person.walletId.slice(-4) },
    payee: { network: 'wafacash', merchantCode: shop.code, tradeNameFr: 'Épicerie', commune: 'Ben Guerir' },
  });
  expect(ofPayer).not.toHaveProperty('fee');
  expect(ofPayer?.payer).not.toHaveProperty('tradeNameFr');
  expect(ofPayee).toEqual({ ...ofPayer, fee: mad(60) });
});

it('is nobody else’s, and of nothing that was not paid', async () => {
  const stranger = await stage.aCustomer();
  await expect(read(stranger.caller)).rejects.toMatchObject({ code: 'payments.unknown_payment' });
  await expect(read(customer.caller, randomUUID())).rejects.toMatchObject({
    code: 'payments.unknown_payment',
  });
  const failed = await aPayment('failed');
  await expect(read(customer.caller, failed)).rejects.toMatchObject({ code: 'payments.not_paid' });
});

it('is checked by whoever holds its code, who learns no more than it says', async () => {
  const { receipt } = await read(customer.caller);
  const { code } = receipt!;
  await expect(stage.asks.ask(checkReceipt, { reference, code })).resolves.toEqual({
    reference,
    state: 'completed',
    amount: mad(10_000),
    completedAt,
    tradeNameAr: 'حانوت',
    tradeNameFr: 'Épicerie',
  });
  const other = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
  for (const wrong of [
    { reference, code: other },
    { reference: newReference(), code },
  ]) {
    await expect(stage.asks.ask(checkReceipt, wrong)).rejects.toMatchObject({
      code: 'payments.unknown_receipt',
    });
  }
});

it('no longer fits its code when any of its facts is another', async () => {
  const { receipt } = await read(customer.caller);
  const { code } = receipt!;
  await stage.query('update payments set amount_minor = 10001 where payment_id = $1', [paymentId]);
  await expect(stage.asks.ask(checkReceipt, { reference, code })).rejects.toMatchObject({
    code: 'payments.unknown_receipt',
  });
  await stage.query('update payments set amount_minor = 10000 where payment_id = $1', [paymentId]);
});

it.each(['ar', 'fr'] as const)('is a slip to print: %s', async (language) => {
  const { document } = await stage.asks.ask(readReceipt, {
    caller: customer.caller,
    paymentId,
    format: 'pdf',
    language,
  });
  expect(document?.name).toBe(`receipt-${reference.toLowerCase()}-${language}.pdf`);
  const pdf = gunzipSync(Buffer.from(document!.gzipped, 'base64')).toString('latin1');
  // A6 in points.
  expect(pdf).toMatch(/\/MediaBox \[0 0 297\.6\d* 419\.5\d*\]/);
});
