import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  createPayment,
  drawQrCode,
  makeQrCode,
  quotePayment,
  readQrCode,
  readSale,
  type CallerV1,
  type PayBodyV1,
} from '@hanout/contracts';
import { decodeQr, encodeQr, writeFields } from '@hanout/emv-qr';
import { mad, Stage, type Actor } from '../../test/stage';

const GUID = 'ma.hanout';
let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
  shop = await stage.aMerchant();
});
beforeEach(async () => {
  payer = await stage.aCustomer();
});
afterAll(() => stage?.strike());

const make = (minor?: number, qrCodeId: string = randomUUID(), caller: CallerV1 = shop.caller) =>
  stage.asks.ask(makeQrCode, {
    caller,
    body: minor === undefined ? {} : { sale: { qrCodeId, amount: mad(minor), expiresInSeconds: 300 } },
  });
const read = (text: string) => stage.asks.ask(readQrCode, { caller: payer.caller, body: { text } });
const pay = async (body: PayBodyV1, key: string = randomUUID(), caller = payer.caller) =>
  (await stage.asks.ask(createPayment, { caller, idempotencyKey: key, body })).payment;
const sealed = (seal: string) =>
  writeFields([
    { tag: '00', value: GUID },
    { tag: '01', value: seal },
  ]);
const merchant = () => ({
  code: shop.code,
  tradeNameAr: 'حانوت',
  tradeNameFr: 'Épicerie',
  commune: 'Ben Guerir',
});

it('draws the printed code as a card and as a picture, for the shop and for nobody else', async () => {
  const draw = (format: 'svg' | 'png' | 'pdf', caller = shop.caller) =>
    stage.asks.ask(drawQrCode, { caller, format });
  const { document: card } = await draw('svg');
  expect(card).toMatchObject({ name: `qr-${shop.code.toLowerCase()}.svg`, contentType: 'image/svg+xml' });
  expect(gunzipSync(Buffer.from(card.gzipped, 'base64')).toString()).toContain(`>${shop.code}</text>`);
  const { document: picture } = await draw('png');
  expect(gunzipSync(Buffer.from(picture.gzipped, 'base64')).subarray(1, 4).toString()).toBe('PNG');
  const { document: poster } = await draw('pdf');
  expect(poster).toMatchObject({ name: `qr-${shop.code.toLowerCase()}.pdf`, contentType: 'application/pdf' });
  expect(gunzipSync(Buffer.from(poster.gzipped, 'base64')).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(draw('svg', payer.caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it('prints a code that anybody pays with, as often as he likes', async () => {
  const { text } = await make();
  expect(text).toBe((await make()).text);
  expect(decodeQr(text, GUID)).toMatchObject({
    use: 'static',
    account: { merchant: shop.code },
    name: 'Épicerie',
    city: 'Ben Guerir',
    alternate: { language: 'ar', name: 'حانوت' },
  });
  expect(await read(text)).toEqual({ use: 'static', merchant: merchant() });
  for (const minor of [1_000, 2_000])
    expect(await pay({ qr: text, amount: mad(minor) })).toMatchObject({
      state: 'completed',
      channel: 'static_qr',
      merchantCode: shop.code,
      amount: mad(minor),
    });
  await expect(pay({ qr: text })).rejects.toMatchObject({ code: 'payments.amount_missing' });
});

it('lets one payer pay no more in a day by printed codes than the rules say', async () => {
  const { text } = await make();
  await pay({ qr: text, amount: mad(60_000) });
  await expect(pay({ qr: text, amount: mad(40_001) })).rejects.toMatchObject({
    code: 'payments.daily_limit',
  });
  await pay({ qr: text, amount: mad(40_000) });
  await expect(pay({ qr: text, amount: mad(1) })).rejects.toMatchObject({ code: 'payments.daily_limit' });
  expect(await pay({ merchantCode: shop.code, amount: mad(1_000) })).toMatchObject({ state: 'completed' });
});

describe('a code for one sale', () => {
  it('says the amount, and is paid once, however many scan it', async () => {
    const { text } = await make(3_550);
    expect(await read(text)).toEqual({ use: 'dynamic', merchant: merchant(), amount: mad(3_550) });
    const others = await Promise.all([stage.aCustomer(), stage.aCustomer(), stage.aCustomer()]);
    const outcomes = await Promise.allSettled(
      [payer, ...others].map(({ caller }) => pay({ qr: text }, randomUUID(), caller)),
    );
    const paid = outcomes.filter((one) => one.status === 'fulfilled');
    expect(paid).toHaveLength(1);
    expect(paid[0]).toMatchObject({
      value: { state: 'completed', channel: 'dynamic_qr', amount: mad(3_550) },
    });
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'payments.qr_used' });
    await expect(read(text)).rejects.toMatchObject({ code: 'payments.qr_used' });
  });

  it('is the same payment for the same key, also when the code is used up', async () => {
    const { text } = await make(3_550);
    const key = randomUUID();
    const first = await pay({ qr: text }, key);
    expect(await pay({ qr: text }, key)).toEqual(first);
  });

  it('is free again when the payment failed', async () => {
    const { text } = await make(3_550);
    const poor = await stage.aCustomer(10n);
    expect(await pay({ qr: text }, randomUUID(), poor.caller)).toMatchObject({ state: 'failed' });
    expect(await pay({ qr: text })).toMatchObject({ state: 'completed' });
  });

  it('is quoted first, and paid by the quote', async () => {
    const { text, qrCodeId } = await make(10_000);
    const quote = await stage.asks.ask(quotePayment, { caller: payer.caller, body: { qr: text } });
    expect(quote).toMatchObject({ amount: mad(10_000), payeeFee: mad(60), merchant: merchant() });
    const payment = await pay({ quoteId: quote.quoteId });
    expect(payment).toMatchObject({ channel: 'dynamic_qr', state: 'completed' });
    // The till that shows the code hears that it is this one.
    expect(await stage.told(payment.paymentId)).toMatchObject([{ data: { qrCodeId } }]);
    await expect(read(text)).rejects.toMatchObject({ code: 'payments.qr_used' });
  });

  it('is the same for the same id, and no other sale’s', async () => {
    const id = randomUUID();
    expect(await make(500, id)).toEqual(await make(500, id));
    await expect(make(501, id)).rejects.toMatchObject({ code: 'payments.qr_id_reused' });
  });

  it('holds for its time, by the database’s clock', async () => {
    const { text, qrCodeId } = await make(3_550);
    await stage.query(`update qr_codes set expires_at = now() where qr_code_id = $1`, [qrCodeId]);
    await expect(pay({ qr: text })).rejects.toMatchObject({ code: 'payments.qr_expired', field: 'qr' });
  });

  it.each([
    ['another amount', (qr: object) => ({ ...qr, amount: '0.01' })],
    ['another shop', (qr: object) => ({ ...qr, account: { tag: '26', guid: GUID, merchant: 'SHOP9' } })],
    ['another reference', (qr: object) => ({ ...qr, additional: [{ tag: '05', value: '2222222222' }] })],
    ['no seal', (qr: object) => ({ ...qr, others: [] })],
    ['another seal', (qr: object) => ({ ...qr, others: [{ tag: '80', value: sealed('A'.repeat(22)) }] })],
    [
      'the seal of another scheme',
      (qr: object) => ({ ...qr, others: [{ tag: '80', value: '0005other0102AB' }] }),
    ],
    ['the name of a printed code', (qr: object) => ({ ...qr, use: 'static' })],
    ['the name of a printed code and no seal', (qr: object) => ({ ...qr, use: 'static', others: [] })],
  ])('with %s is forged', async (_what, forge) => {
    const { text } = await make(3_550);
    const forged = encodeQr(forge(decodeQr(text, GUID)!) as Parameters<typeof encodeQr>[0]);
    await expect(pay({ qr: forged })).rejects.toMatchObject({ code: 'payments.qr_forged' });
    expect(await pay({ qr: text })).toMatchObject({ state: 'completed' });
  });

  it('is not paid with another amount', async () => {
    const { text } = await make(3_550);
    await expect(pay({ qr: text, amount: mad(1) })).rejects.toMatchObject({
      code: 'payments.qr_amount_differs',
      field: 'amount',
    });
  });
});

it('refuses what is no code of ours', async () => {
  const text = (await make()).text;
  const foreign = { ...decodeQr(text, GUID)!, account: { tag: '26', guid: 'com.another', merchant: 'X123' } };
  await expect(read(encodeQr(foreign))).rejects.toMatchObject({ code: 'payments.qr_of_another_scheme' });
  await expect(read(encodeQr({ ...decodeQr(text, GUID)!, currency: '978' }))).rejects.toMatchObject({
    code: 'payments.qr_of_another_scheme',
  });
  for (const bad of ['', 'hello', `${text}0`, text.replace('MA', 'MB')])
    await expect(read(bad)).rejects.toMatchObject({
      code: 'payments.qr_unreadable',
      kind: 'invalid',
      field: 'text',
    });
});

it('is made for the shop one signed in to', async () => {
  const cashier: CallerV1 = { ...shop.caller, id: randomUUID(), roles: ['cashier'] };
  expect((await make(1_000, randomUUID(), cashier)).merchantCode).toBe(shop.code);
  await expect(make(1_000, randomUUID(), payer.caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it('tells the till how a sale stands, and calls paid only what has moved', async () => {
  const qrCodeId = randomUUID();
  const { text } = await make(3_550, qrCodeId);
  const sale = (caller = shop.caller) => stage.asks.ask(readSale, { caller, qrCodeId });
  expect(await sale()).toMatchObject({ qrCodeId, state: 'open', amount: mad(3_550) });
  const poor = await stage.aCustomer(10n);
  await pay({ qr: text }, randomUUID(), poor.caller);
  expect((await sale()).state).toBe('open');
  const { paymentId } = await pay({ qr: text });
  const cashier: CallerV1 = { ...shop.caller, id: randomUUID(), roles: ['cashier'] };
  expect(await sale(cashier)).toMatchObject({ state: 'paid', payment: { paymentId } });
  const { caller } = await stage.aMerchant();
  await expect(sale(caller)).rejects.toMatchObject({ code: 'payments.unknown_qr_code' });
  await stage.query(`update payments set state = 'pending', completed_at = null where payment_id = $1`, [
    paymentId,
  ]);
  expect((await sale()).state).toBe('taken');
});
