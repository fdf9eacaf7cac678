import { randomUUID } from 'node:crypto';
import {
  chargeAuthorisationCode,
  checkReceipt,
  createPayment,
  makeAuthorisationCode,
  makeQrCode,
  makeWithdrawalCode,
  readQrCode,
  readReceipt,
  redeemWithdrawalCode,
} from '@hanout/contracts';
import {
  CASH_CODE_KEY,
  CASH_OUT_SCHEDULE,
  FAST,
  mad,
  QR_KEY,
  RECEIPT_KEY,
  Stage,
  type Actor,
  type Agent,
} from '../test/stage';

const NEW = `second:${Buffer.alloc(32, 77).toString('base64')}`;
const FORMER = { CASH_CODE_KEY, QR_KEY, RECEIPT_KEY };
const settings = (ringOf: (former: string) => string) =>
  Object.fromEntries(Object.entries(FORMER).map(([name, former]) => [name, ringOf(former)]));

let stage: Stage;
let agent: Agent;
let payer: Actor;
let shop: Actor & { code: string };

beforeAll(async () => {
  stage = await Stage.set(FAST);
  await stage.publishSchedule();
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
});
beforeEach(async () => {
  await stage.restart(FORMER);
  [agent, payer, shop] = [await stage.anAgent(), await stage.aCustomer(), await stage.aMerchant()];
});
afterAll(() => stage?.strike());

const proof = { pin: '4821' };
const withdrawal = (key: string) =>
  stage.asks.ask(makeWithdrawalCode, {
    caller: payer.caller,
    idempotencyKey: key,
    body: { amount: mad(10_000), proof },
  });
const redeem = (code = '') =>
  stage.asks.ask(redeemWithdrawalCode, { caller: agent.caller, body: { code, amount: mad(10_000) } });
const authorisation = (codeId: string) =>
  stage.asks.ask(makeAuthorisationCode, {
    caller: payer.caller,
    body: { codeId, ceiling: mad(10_000), proof },
  });
const charge = (code: string) => {
  const body = { payerWalletId: payer.person.walletId, code, amount: mad(10_000) };
  return stage.asks.ask(chargeAuthorisationCode, {
    caller: shop.caller,
    idempotencyKey: randomUUID(),
    body,
  });
};
const qr = (qrCodeId: string) => {
  const sale = { qrCodeId, amount: mad(2_500), expiresInSeconds: 300 };
  return stage.asks.ask(makeQrCode, { caller: shop.caller, body: { sale } });
};
const scan = (text: string) => stage.asks.ask(readQrCode, { caller: payer.caller, body: { text } });
const receipt = async () => {
  const { payment } = await stage.asks.ask(createPayment, {
    caller: payer.caller,
    idempotencyKey: randomUUID(),
    body: { merchantCode: shop.code, amount: mad(1_000) },
  });
  const answer = await stage.asks.ask(readReceipt, {
    caller: payer.caller,
    paymentId: payment.paymentId,
    format: 'json',
    language: 'fr',
  });
  const { reference, code } = answer.receipt!;
  return { reference, code };
};

const made = async () => {
  const [key, codeId, qrCodeId] = [randomUUID(), randomUUID(), randomUUID()];
  const [{ code: twelve }, { code: six }] = [await withdrawal(key), await authorisation(codeId)];
  const [{ text }, paper] = [await qr(qrCodeId), await receipt()];
  return { key, codeId, qrCodeId, twelve: twelve!, six, text, paper };
};

describe('codes that were told before their key was changed', () => {
  it('hold, and are told again as they were', async () => {
    const before = await made();
    await stage.restart(settings((former) => `${NEW},${former}`));
    expect((await withdrawal(before.key)).code).toBe(before.twelve);
    expect((await authorisation(before.codeId)).code).toBe(before.six);
    expect(await redeem(before.twelve)).toMatchObject({ payment: { state: 'completed' } });
    expect(await charge(before.six)).toMatchObject({ payment: { state: 'completed' } });
    expect(await scan(before.text)).toMatchObject({ use: 'dynamic', amount: mad(2_500) });
    expect(await stage.asks.ask(checkReceipt, before.paper)).toMatchObject({ state: 'completed' });
  });

  it('are of no more use when the key is taken away, and new ones are', async () => {
    const before = await made();
    await stage.restart(settings(() => NEW));
    expect(await withdrawal(before.key)).not.toHaveProperty('code');
    await expect(authorisation(before.codeId)).rejects.toMatchObject({ code: 'payments.code_over' });
    await expect(redeem(before.twelve)).rejects.toMatchObject({ code: 'payments.unknown_code' });
    await expect(charge(before.six)).rejects.toMatchObject({ code: 'payments.unknown_code' });
    await expect(scan(before.text)).rejects.toMatchObject({ code: 'payments.qr_forged' });
    await expect(stage.asks.ask(checkReceipt, before.paper)).rejects.toMatchObject({
      code: 'payments.unknown_receipt',
    });
    const after = await made();
    expect(await redeem(after.twelve)).toMatchObject({ payment: { state: 'completed' } });
    expect(await charge(after.six)).toMatchObject({ payment: { state: 'completed' } });
    expect(await scan(after.text)).toMatchObject({ use: 'dynamic' });
    expect(await stage.asks.ask(checkReceipt, after.paper)).toMatchObject({ state: 'completed' });
  });

  it('made with the new key are the new key’s', async () => {
    await stage.restart(settings((former) => `${NEW},${former}`));
    const after = await made();
    await stage.restart(settings(() => NEW));
    expect((await withdrawal(after.key)).code).toBe(after.twelve);
    expect(await charge(after.six)).toMatchObject({ payment: { state: 'completed' } });
    expect(await scan(after.text)).toMatchObject({ use: 'dynamic' });
    expect(await stage.asks.ask(checkReceipt, after.paper)).toMatchObject({ state: 'completed' });
  });
});
