import { randomUUID } from 'node:crypto';
import {
  checkReceipt,
  createPayment,
  quotePayment,
  readPaidBills,
  readPayment,
  readReceipt,
  recallPayment,
  refundPayment,
  type BillerV1,
  type PayBodyV1,
  type PaymentV1,
} from '@hanout/contracts';
import { businessDayOf } from '@hanout/calendar';
import { waitFor } from '@hanout/testing';
import { BILL_SCHEDULE, finance, publish, WATER } from '../../test/biller-desk';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, Stage, type Actor } from '../../test/stage';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';
import { accountIdOf } from './biller';

let stage: Stage;
let payer: Actor;
let biller: BillerV1;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' });
  await stage.publishSchedule(BILL_SCHEDULE);
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  biller = await publish(stage, { code: `B${randomUUID().slice(0, 8).toUpperCase()}` });
  payer = await stage.aCustomer();
});
afterAll(() => stage?.strike());

/** References that pass the check of water bills. */
const REFERENCES = ['12345679', '12345687', '12345695'];
const bill = (reference = REFERENCES[0]!) => ({ billerCode: biller.code, reference });
const pay = async (
  body: Partial<PayBodyV1> = {},
  { by = payer, key = randomUUID() as string } = {},
): Promise<PaymentV1> =>
  (
    await stage.asks.ask(
      createPayment,
      {
        caller: by.caller,
        idempotencyKey: key,
        body: { ...(body.quoteId === undefined && { bill: bill(), amount: mad(10_000) }), ...body },
      },
      { deadlineMs: 5_000 },
    )
  ).payment;
const balances = () =>
  [payer.person.walletId, accountIdOf(biller.code)].map((id) => stage.ledger.balanceOf(id));
const bills = () => stage.query('select * from bill_payments where biller_code = $1', [biller.code]);
const change = (changes: Partial<BillerV1>) => publish(stage, { ...biller, ...changes });
const completed = async ({ paymentId }: { paymentId: string }, by = payer) => {
  const read = () => stage.asks.ask(readPayment, { caller: by.caller, paymentId });
  await waitFor(async () => (await read()).payment.state === 'completed', { what: 'the payment' });
};

describe('paying a bill', () => {
  it('moves the amount to the biller’s account, and tells of a biller', async () => {
    const payment = await pay({ bill: bill(' 1234 5679 ') });
    expect(payment).toMatchObject({ kind: 'bill_payment', channel: 'code', state: 'completed', fee: mad(0) });
    expect(balances()).toEqual([990_000n, 10_000n]);
    const told = await stage.told(payment.paymentId);
    expect(told.map(({ name }) => name)).toEqual(['payments-completed']);
    const { data } = told[0]!;
    expect(data.payee).toEqual({
      walletId: accountIdOf(biller.code),
      kind: 'biller',
      network: biller.network,
      code: biller.code,
      tradeNameAr: biller.nameAr,
      tradeNameFr: biller.nameFr,
    });
    expect(JSON.stringify(data)).not.toContain('12345679');
  });

  it('is quoted with its fee and its end of the reference, and confirmed by the quote', async () => {
    const { caller } = payer;
    const quote = await stage.asks.ask(quotePayment, { caller, body: { bill: bill(), amount: mad(30_000) } });
    const { code: billerCode, nameAr, nameFr, nameEn } = biller;
    expect(quote).toMatchObject({
      kind: 'bill_payment',
      payerFee: mad(200),
      total: mad(30_200),
      net: mad(30_000),
    });
    expect(quote.bill).toEqual({ billerCode, nameAr, nameFr, nameEn, referenceEnd: '5679' });
    await expect(pay({ amount: mad(30_000) })).rejects.toMatchObject({ code: 'payments.quote_needed' });
    await expect(pay({ quoteId: quote.quoteId, bill: bill() })).rejects.toMatchObject({
      code: 'payments.quote_says_it',
    });
    expect(await pay({ quoteId: quote.quoteId })).toMatchObject({ state: 'completed', fee: mad(200) });
    expect(balances()).toEqual([969_800n, 30_000n]);
    expect(stage.ledger.balanceOf(FEE_INCOME_ACCOUNT_ID)).toBe(200n);
    expect(
      (await stage.asks.ask(quotePayment, { caller, body: { bill: bill(), amount: mad(1_000) } })).bill,
    ).toHaveProperty('lastPaidAt');
  });

  it('above an amount takes the payer’s proof, of this bill', async () => {
    const { quoteId } = await stage.asks.ask(quotePayment, {
      caller: payer.caller,
      body: { bill: bill(), amount: mad(100_001) },
    });
    await expect(pay({ quoteId })).rejects.toMatchObject({ code: 'payments.proof_needed' });
    await expect(pay({ quoteId, proof: { pin: '0000' } })).rejects.toMatchObject({
      code: 'payments.pin_wrong',
    });
    expect(await pay({ quoteId, proof: { pin: '4821' } })).toMatchObject({ state: 'completed' });
    expect(stage.proofs.at(-1)).toMatchObject({
      paymentId: quoteId,
      payee: `${biller.code}-12345679`,
      amount: mad(100_001),
    });
  });

  it('uses the payer’s limits', async () => {
    await change({ maxAmount: mad(900_000) });
    await expect(pay({ amount: mad(200_001), proof: { pin: '4821' } })).rejects.toMatchObject({
      code: 'payments.operation_limit',
    });
    await pay();
    const used = await stage.query('select day_minor from limits_in_use where wallet_id = $1', [
      payer.person.walletId,
    ]);
    expect(used).toEqual([{ day_minor: '10000' }]);
  });

  it.each<[string, Partial<PayBodyV1>, Partial<BillerV1>]>([
    ['payments.unknown_biller', { bill: { billerCode: 'NOBODY', reference: '12345679' } }, {}],
    ['payments.biller_not_open_yet', {}, { openFrom: '2090-01-01' }],
    ['payments.biller_closed', {}, { openUntil: '2020-01-31' }],
    ['payments.bill_amount_outside', { amount: mad(999) }, {}],
    ['payments.bill_amount_outside', { amount: mad(500_001) }, {}],
    ['payments.unknown_currency', { amount: { minor: '10000', currency: 'EUR' } }, {}],
    ['payments.payee_missing', { walletId: randomUUID() }, {}],
    ['payments.amount_missing', { amount: undefined }, {}],
  ])('is refused: %s', async (code, body, changes) => {
    await change(changes);
    await expect(pay(body)).rejects.toMatchObject({ code });
    expect([balances(), await bills()]).toEqual([[1_000_000n, 0n], []]);
  });

  it.each([
    ['1234567', 'payments.bill_reference_shape'],
    ['1234567A', 'payments.bill_reference_shape'],
    ['12345678', 'payments.bill_reference_mistyped'],
    ['21345679', 'payments.bill_reference_mistyped'],
    ['1', 'platform.invalid_input'],
    ['1234;5679', 'platform.invalid_input'],
  ])('of the reference %s is refused: %s', async (reference, code) => {
    const refusal = pay({ bill: bill(reference) });
    await expect(refusal).rejects.toMatchObject({ code });
    expect(await bills()).toEqual([]);
  });

  it('has a receipt with the biller and the end of the reference, which anybody may check', async () => {
    const { paymentId } = await pay();
    const read = { caller: payer.caller, paymentId, format: 'json' as const, language: 'fr' as const };
    const { receipt } = await stage.asks.ask(readReceipt, read);
    expect(receipt).toMatchObject({
      kind: 'bill_payment',
      payee: { network: biller.network, tradeNameAr: biller.nameAr, tradeNameFr: biller.nameFr },
      bill: { billerCode: biller.code, referenceEnd: '5679' },
      fee: mad(0),
    });
    expect(JSON.stringify(receipt)).not.toContain('12345679');
    const { reference, code } = receipt!;
    expect(await stage.asks.ask(checkReceipt, { reference, code })).toMatchObject({
      tradeNameFr: biller.nameFr,
    });
    const { document } = await stage.asks.ask(readReceipt, { ...read, format: 'pdf' });
    expect(document?.name).toMatch(/^receipt-.*\.pdf$/);
  });

  it('is told to finance with the whole reference, by the day and in pages', async () => {
    const payments = [];
    for (const reference of REFERENCES) payments.push(await pay({ bill: bill(reference) }));
    const failed = await pay(
      { bill: bill('12345709'), amount: mad(20_000) },
      { by: await stage.aCustomer(0n) },
    );
    expect(failed.state).toBe('failed');
    const question = {
      caller: finance(),
      billerCode: biller.code,
      day: businessDayOf(new Date(payments[0]!.completedAt!)) as string,
    };
    const first = await stage.asks.ask(readPaidBills, { ...question, limit: 2 });
    const rest = await stage.asks.ask(readPaidBills, { ...question, after: first.next! });
    const items = [...first.items, ...rest.items];
    expect(items.map(({ billReference }) => billReference)).toEqual(REFERENCES);
    expect(items.map(({ paymentId }) => paymentId)).toEqual(payments.map(({ paymentId }) => paymentId));
    await expect(stage.asks.ask(readPaidBills, { ...question, caller: payer.caller })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });

  it('is neither refunded nor recalled: a biller has nobody to ask', async () => {
    const { paymentId } = await pay();
    const { caller } = payer;
    const recall = {
      caller,
      paymentId,
      idempotencyKey: randomUUID(),
      body: { reason: 'paid_twice' as const },
    };
    await expect(stage.asks.ask(recallPayment, recall)).rejects.toMatchObject({
      code: 'payments.not_recallable',
    });
    const shop = await stage.aMerchant();
    const refund = { caller: shop.caller, paymentId, idempotencyKey: randomUUID(), body: {} };
    await expect(stage.asks.ask(refundPayment, refund)).rejects.toMatchObject({ kind: 'not_found' });
    expect(balances()).toEqual([990_000n, 10_000n]);
  });
});

describe('a bill that was paid a short time ago', () => {
  it('is paid again only by a payer who says so', async () => {
    const first = await pay();
    const other = await stage.aCustomer();
    const refusal = await pay({}, { by: other }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'payments.bill_paid_before',
      kind: 'conflict',
      field: 'isPaidAgain',
    });
    expect((refusal as { params: { day: string } }).params.day).toBe(
      businessDayOf(new Date(first.createdAt)),
    );
    expect((await pay({ isPaidAgain: true }, { by: other })).state).toBe('completed');
    expect((await pay({ bill: bill(REFERENCES[1]) })).state).toBe('completed');
    expect(balances()).toEqual([980_000n, 30_000n]);
  });

  it('is not one that failed, nor one of long ago, nor one of another biller', async () => {
    const poor = await stage.aCustomer(0n);
    expect((await pay({}, { by: poor })).state).toBe('failed');
    const { paymentId } = await pay();
    await stage.query(
      `update payments set created_at = now() - interval '86401 seconds' where payment_id = $1`,
      [paymentId],
    );
    await pay();
    await publish(stage, { ...WATER, code: 'OTHERWATER' });
    expect((await pay({ bill: { ...bill(), billerCode: 'OTHERWATER' } })).state).toBe('completed');
  });

  it('is not one that was given back wholly', async () => {
    const { paymentId } = await pay();
    await stage.query('update payments set refunded_minor = amount_minor where payment_id = $1', [paymentId]);
    expect((await pay()).state).toBe('completed');
  });

  it('is any where its biller says 0', async () => {
    await change({ sameBillSeconds: 0 });
    await pay();
    expect((await pay()).state).toBe('completed');
  });

  it('at once by ten payers is paid by one of them', async () => {
    const payers = await Promise.all(Array.from({ length: 10 }, () => stage.aCustomer()));
    const outcomes = await Promise.allSettled(payers.map((by) => pay({}, { by })));
    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : [],
    );
    expect(refused).toEqual(Array.from({ length: 9 }, () => 'payments.bill_paid_before'));
    expect(balances()[1]).toBe(10_000n);
  });
});

describe('a bill, once', () => {
  it('with one key is paid once, also at once; with another content the key is refused', async () => {
    const key = randomUUID();
    const payments = await Promise.all(Array.from({ length: 8 }, () => pay({}, { key })));
    expect(new Set(payments.map(({ paymentId }) => paymentId)).size).toBe(1);
    expect((await pay({ isPaidAgain: true }, { key })).paymentId).toBe(payments[0]!.paymentId);
    for (const body of [{ bill: bill(REFERENCES[1]) }, { amount: mad(9_999) }])
      await expect(pay(body, { key })).rejects.toMatchObject({ code: 'payments.key_reused' });
    expect([balances(), (await bills()).length]).toEqual([[990_000n, 10_000n], 1]);
  });

  it.each(['mute', 'deaf'] as const)(
    'while the ledger is %s is pending, and then paid once',
    async (mood) => {
      stage.ledger.mood = mood;
      const payment = await pay();
      expect(payment.state).toBe('pending');
      await expect(pay()).rejects.toMatchObject({ code: 'payments.bill_paid_before' });
      stage.ledger.mood = 'well';
      await completed(payment);
      expect(balances()).toEqual([990_000n, 10_000n]);
    },
  );

  it('that the ledger refuses late may be paid by somebody else then', async () => {
    const poor = await stage.aCustomer(0n);
    stage.ledger.mood = 'mute';
    const { paymentId } = await pay({}, { by: poor });
    stage.ledger.mood = 'well';
    const read = () => stage.asks.ask(readPayment, { caller: poor.caller, paymentId });
    await waitFor(async () => (await read()).payment.state === 'failed', { what: 'the late no' });
    expect((await pay()).state).toBe('completed');
    expect(balances()).toEqual([990_000n, 10_000n]);
  });

  it.each(['opening', 'opened', 'asking', 'answered'])('a crash at `%s` pays once', async (point) => {
    const key = randomUUID();
    await crashAt(stage, `payments.${point}`, () => pay({}, { key }));
    await completed(await pay({}, { key }));
    expect([balances(), (await bills()).length]).toEqual([[990_000n, 10_000n], 1]);
  });
});
