import { randomUUID } from 'node:crypto';
import {
  chargeAuthorisationCode,
  makeAuthorisationCode,
  readPayment,
  readRequests,
  type CallerV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let shop: Actor & { code: string };
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' });
  await stage.publishSchedule();
});
beforeEach(async () => {
  stage.ledger.mood = 'well';
  [shop, payer] = [await stage.aMerchant(), await stage.aCustomer(100_000n)];
});
afterAll(() => stage?.strike());

const make = ({ minor = 20_000, codeId = randomUUID() as string, pin = '4821' } = {}) =>
  stage.asks.ask(makeAuthorisationCode, {
    caller: payer.caller,
    body: { codeId, ceiling: mad(minor), proof: { pin } },
  });
const charge = (code: string, { minor = 10_000, key = randomUUID() as string, caller = shop.caller } = {}) =>
  stage.asks.ask(
    chargeAuthorisationCode,
    {
      caller,
      idempotencyKey: key,
      body: { payerWalletId: payer.person.walletId, code, amount: mad(minor) },
    },
    { deadlineMs: 3_000 },
  );
const wrong = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');
const balances = () => [payer, shop].map(({ person }) => stage.ledger.balanceOf(person.walletId));
const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === 'fulfilled' ? 'paid' : (one.reason as { code: string }).code));

describe('an authorisation code', () => {
  it('is the payer’s proof for one payment to whichever shop he tells it', async () => {
    const { code, codeId } = await make();
    expect(stage.proofs.at(-1)).toMatchObject({ paymentId: codeId, amount: mad(20_000) });
    const { payment } = await charge(code);
    expect(payment).toMatchObject({
      paymentId: codeId,
      kind: 'merchant_payment',
      channel: 'authorisation_code',
      state: 'completed',
      fee: mad(60),
    });
    expect(balances()).toEqual([90_000n, 9_940n]);
    await expect(charge(code)).rejects.toMatchObject({ code: 'payments.unknown_code' });
    await expect(make({ codeId })).rejects.toMatchObject({ code: 'payments.code_over' });
    expect(balances()).toEqual([90_000n, 9_940n]);
    expect((await stage.told(codeId)).map(({ name }) => name)).toEqual(['payments-completed']);
  });

  it('asked for again is the same; another replaces it; the digits are kept nowhere', async () => {
    const first = await make();
    expect(await make({ codeId: first.codeId })).toEqual(first);
    const rows = await stage.query<{ row: string }>(
      'select code_hash::text as row from authorisation_codes where code_id = $1',
      [first.codeId],
    );
    expect(rows[0]!.row).not.toContain(first.code);
    const second = await make();
    if (first.code !== second.code)
      await expect(charge(first.code)).rejects.toMatchObject({ code: 'payments.unknown_code' });
    expect((await charge(second.code)).payment.state).toBe('completed');
  });

  it('with one key is charged once, also at once; another shop at the same time is not paid', async () => {
    const { code } = await make();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => charge(code, { key })));
    expect(new Set(answers.map(({ payment }) => payment.paymentId)).size).toBe(1);
    await expect(charge(code, { key, minor: 9_999 })).rejects.toMatchObject({ code: 'payments.key_reused' });
    expect(balances()).toEqual([90_000n, 9_940n]);
    const { code: next } = await make();
    const other = await stage.aMerchant();
    const outcomes = codesOf(
      await Promise.allSettled([charge(next), charge(next, { caller: other.caller }), charge(next)]),
    );
    expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1);
    expect(outcomes.filter((outcome) => /code_over|unknown_code/.test(outcome))).toHaveLength(2);
    expect(balances()[0]).toBe(80_000n);
  });

  it('is dead after three wrong ones, told at once or not', async () => {
    const { code } = await make();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => charge(wrong(code))));
    expect(new Set(codesOf(outcomes))).toEqual(new Set(['payments.unknown_code']));
    await expect(charge(code)).rejects.toMatchObject({ code: 'payments.unknown_code' });
    const rows = await stage.query('select tries from authorisation_codes where payer_wallet_id = $1', [
      payer.person.walletId,
    ]);
    expect(rows).toEqual([{ tries: 3 }]);
    expect((await charge((await make()).code)).payment.state).toBe('completed');
  });

  it('makes a shop that guesses wait', async () => {
    const { code } = await make();
    const guesses = await Promise.allSettled(Array.from({ length: 12 }, () => charge(wrong(code))));
    expect(codesOf(guesses).filter((outcome) => outcome === 'payments.too_many_tries')).toHaveLength(2);
    await expect(charge((await make()).code)).rejects.toMatchObject({ code: 'payments.too_many_tries' });
  });

  it('keeps to its ceiling, its time, the payer’s limits and his money', async () => {
    const { code, codeId } = await make();
    await expect(charge(code, { minor: 20_001 })).rejects.toMatchObject({
      code: 'payments.above_code_ceiling',
    });
    await stage.query('update authorisation_codes set expires_at = now() where code_id = $1', [codeId]);
    await expect(charge(code)).rejects.toMatchObject({ code: 'payments.unknown_code' });
    await expect(make({ pin: '0000' })).rejects.toMatchObject({ code: 'payments.pin_wrong' });
    const { code: big } = await make({ minor: 300_000 });
    await expect(charge(big, { minor: 200_001 })).rejects.toMatchObject({
      code: 'payments.operation_limit',
    });
    expect(await charge(big, { minor: 150_000 })).toMatchObject({
      payment: { state: 'failed', failure: 'insufficient_funds' },
    });
    await expect(charge(big, { minor: 1_000 })).rejects.toMatchObject({ code: 'payments.unknown_code' });
    const { requests } = await stage.asks.ask(readRequests, { caller: payer.caller });
    expect([requests, balances()]).toEqual([[], [100_000n, 0n]]);
  });

  it('is made by people and charged by shops', async () => {
    const { code } = await make();
    const customer: CallerV1 = { ...payer.caller };
    await expect(charge(code, { caller: customer })).rejects.toMatchObject({ code: 'platform.forbidden' });
  });

  it.each(['mute', 'deaf'] as const)('charged while the ledger is %s, is paid once', async (mood) => {
    const { code, codeId } = await make();
    stage.ledger.mood = mood;
    expect((await charge(code)).payment.state).toBe('pending');
    stage.ledger.mood = 'well';
    const read = () => stage.asks.ask(readPayment, { caller: shop.caller, paymentId: codeId });
    await waitFor(async () => (await read()).payment.state === 'completed', { what: 'the payment' });
    expect(balances()).toEqual([90_000n, 9_940n]);
  });

  it.each(['opening', 'opened', 'answered'])('a crash at `%s` of a charge pays once', async (point) => {
    const [{ code, codeId }, key] = [await make(), randomUUID()];
    await crashAt(stage, `payments.${point}`, () => charge(code, { key }));
    await charge(code, { key });
    const read = () => stage.asks.ask(readPayment, { caller: shop.caller, paymentId: codeId });
    await waitFor(async () => (await read()).payment.state === 'completed', { what: 'the payment' });
    expect(balances()).toEqual([90_000n, 9_940n]);
  });
});
