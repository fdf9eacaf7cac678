import { randomUUID } from 'node:crypto';
import { createPayment, quotePayment, readReceipt } from '@hanout/contracts';
import { ACCOUNT, declined, PayoutDesk, succeeded } from '../../test/payout-desk';
import type { Stage } from '../../test/stage';
import { mad, type Actor } from '../../test/stage';
import { positionAccountId } from '../payments/payment.transfer';

let stage: Stage;
let desk: PayoutDesk;
let payer: Actor;

beforeAll(async () => ({ stage, desk } = await PayoutDesk.set(['wafacash', 'wana-cash', 'm2t'])));
beforeEach(async () => {
  desk.calm();
  payer = await stage.aCustomer(1_000_000n);
});
afterAll(async () => {
  await desk?.close();
  await stage?.strike();
});

const balance = () => stage.ledger.balanceOf(payer.person.walletId);
const position = (network: 'wafacash' | 'wana-cash' | 'm2t' = 'wafacash') =>
  stage.ledger.balanceOf(positionAccountId(network));
const rowOf = async (paymentId: string) =>
  (
    await stage.query<{ account_sealed: Buffer | null; ask_at: Date | null; network_ref: string | null }>(
      'select account_sealed, ask_at, network_ref from payouts where payment_id = $1',
      [paymentId],
    )
  )[0]!;
const usedOf = async () =>
  (
    await stage.query<{ day_minor: string }>(
      `select day_minor from limits_in_use where wallet_id = $1 and scope = 'all'`,
      [payer.person.walletId],
    )
  )[0]?.day_minor;

describe('a payout', () => {
  it('is held, taken by its network, and paid when that says so', async () => {
    const before = position();
    const answer = await desk.pay(payer);
    expect(answer).toMatchObject({
      payment: { kind: 'payout', channel: 'network', state: 'held', fee: mad(0) },
      network: 'wafacash',
      accountEnd: '78',
      repeated: false,
    });
    expect(JSON.stringify(answer)).not.toContain(ACCOUNT.slice(4));
    const { paymentId, reference } = answer.payment;
    await desk.isTaken(paymentId);
    expect(desk.taken.get(paymentId)).toEqual({
      payoutId: paymentId,
      account: ACCOUNT,
      amount: mad(10_000),
      reference,
    });
    expect([balance(), position() - before]).toEqual([990_000n, 0n]);
    await desk.tell('wafacash', succeeded(paymentId));
    await desk.comesTo(paymentId, 'completed');
    expect([balance(), position() - before]).toEqual([990_000n, 10_000n]);
    expect(await stage.told(paymentId)).toMatchObject([
      {
        name: 'payments-completed',
        data: {
          kind: 'payout',
          payer: { kind: 'customer', network: 'cash-plus', personId: payer.person.personId },
          payee: { kind: 'network', network: 'wafacash', walletId: positionAccountId('wafacash') },
          networkRef: 'REF-77',
        },
      },
    ]);
    expect(await rowOf(paymentId)).toEqual({ account_sealed: null, ask_at: null, network_ref: 'REF-77' });
  });

  it('gives all back when its network declines it: money, fee and limits, with the reason', async () => {
    const { payment } = await desk.pay(payer, { amount: mad(20_000) });
    const { paymentId } = payment;
    expect([payment.fee, balance(), await usedOf()]).toEqual([mad(140), 979_860n, '20000']);
    await desk.isTaken(paymentId);
    await desk.tell('wafacash', declined(paymentId));
    await desk.comesTo(paymentId, 'declined');
    expect([balance(), await usedOf()]).toEqual([1_000_000n, '0']);
    expect(await stage.told(paymentId)).toMatchObject([
      {
        name: 'payment-ended',
        data: {
          kind: 'payout',
          end: 'declined',
          failure: 'ACCOUNT_BARRED',
          askedPersonId: payer.person.personId,
          askingPersonId: payer.person.personId,
        },
      },
    ]);
    expect(await rowOf(paymentId)).toMatchObject({ account_sealed: null, ask_at: null });
  });

  it.each([
    ['completed', succeeded, 990_000n],
    ['declined', declined, 1_000_000n],
  ] as const)('comes to %s at once when its network knows it at once', async (state, said, left) => {
    desk.atOnce = (payoutId) => said(payoutId);
    const { payment } = await desk.pay(payer);
    await desk.comesTo(payment.paymentId, state);
    expect(balance()).toBe(left);
  });

  it('is not opened above what there is: nothing is asked of the network', async () => {
    stage.ledger.balances.set(payer.person.walletId, 100n);
    const { payment } = await desk.pay(payer);
    expect(payment).toMatchObject({ state: 'failed', failure: 'insufficient_funds' });
    expect([desk.taken.has(payment.paymentId), await usedOf()]).toEqual([false, '0']);
    expect(await rowOf(payment.paymentId)).toMatchObject({ account_sealed: null, ask_at: null });
  });

  it('is refused within the payer’s own network, and for what is no mobile number', async () => {
    await expect(desk.pay(payer, { network: 'cash-plus' })).rejects.toMatchObject({
      code: 'payments.own_network',
    });
    await expect(desk.pay(payer, { account: '+212512345678' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await usedOf()).toBeUndefined();
  });
});

describe('a payout that is asked for again', () => {
  it('is one, by ten at once with the same key, and to another account refused', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.pay(payer, {}, key)));
    expect(new Set(answers.map(({ payment }) => payment.paymentId)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(balance()).toBe(990_000n);
    for (const other of [{ account: '+212712345678' }, { network: 'm2t' as const }, { amount: mad(10_001) }])
      await expect(desk.pay(payer, other, key)).rejects.toMatchObject({ code: 'payments.key_reused' });
    expect(balance()).toBe(990_000n);
  });

  it('is one also when its account is compared under a newer key', async () => {
    const key = randomUUID();
    const { payment } = await desk.pay(payer, {}, key);
    const { PAYOUT_KEY: former } = stage.environment();
    await stage.restart({ PAYOUT_KEY: `second:${Buffer.alloc(32, 66).toString('base64')},${former}` });
    expect(await desk.pay(payer, {}, key)).toMatchObject({ repeated: true, payment: { ...payment } });
    await expect(desk.pay(payer, { account: '+212712345678' }, key)).rejects.toMatchObject({
      code: 'payments.key_reused',
    });
  });

  it('stays within the limits, however many at once', async () => {
    const quoted = async () => {
      const { quoteId } = await stage.asks.ask(quotePayment, {
        caller: payer.caller,
        body: { network: 'wafacash', amount: mad(100_000) },
      });
      return desk.pay(payer, { amount: mad(100_000), proof: { pin: '4821' }, quoteId }).then(
        ({ payment }) => payment.state,
        ({ code }: { code: string }) => code,
      );
    };
    const states = await Promise.all(Array.from({ length: 8 }, quoted));
    expect(states.sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'held'),
      ...Array.from({ length: 3 }, () => 'payments.daily_limit'),
    ]);
    expect(await usedOf()).toBe('500000');
  });
});

describe('the price of a payout', () => {
  it('is to be seen before it is paid, above a small amount', async () => {
    await expect(desk.pay(payer, { amount: mad(50_000), proof: { pin: '4821' } })).rejects.toMatchObject({
      code: 'payments.quote_needed',
    });
    expect(await usedOf()).toBeUndefined();
  });

  const quote = (body: object) =>
    stage.asks.ask(quotePayment, { caller: payer.caller, body: { amount: mad(50_000), ...body } });

  it('is shown by network and amount, and holds for any account there', async () => {
    const shown = await quote({ network: 'wafacash' });
    expect(shown).toMatchObject({ kind: 'payout', payerFee: mad(200), total: mad(50_200), net: mad(50_000) });
    const { quoteId } = shown;
    const body = { quoteId, amount: mad(50_000) };
    await expect(desk.pay(payer, body)).rejects.toMatchObject({ code: 'payments.proof_needed' });
    const proof = { pin: '4821' };
    await expect(desk.pay(payer, { ...body, amount: mad(50_001), proof })).rejects.toMatchObject({
      code: 'payments.quote_differs',
    });
    await expect(desk.pay(payer, { ...body, network: 'm2t', proof })).rejects.toMatchObject({
      code: 'payments.quote_differs',
    });
    const { payment } = await desk.pay(payer, { ...body, proof });
    expect(payment).toMatchObject({ paymentId: quoteId, state: 'held', fee: mad(200) });
    expect(stage.proofs.at(-1)).toMatchObject({ payee: `wafacash-${ACCOUNT.slice(1)}`, paymentId: quoteId });
    expect(balance()).toBe(949_800n);
  });

  it('is not confirmed as another payment, nor another’s as a payout', async () => {
    const friend = await stage.aCustomer();
    const pay = (quoteId: string) =>
      stage.asks.ask(createPayment, {
        caller: payer.caller,
        idempotencyKey: randomUUID(),
        body: { quoteId, proof: { pin: '4821' } },
      });
    const { quoteId } = await quote({ network: 'wafacash' });
    await expect(pay(quoteId)).rejects.toMatchObject({ code: 'payments.quote_differs' });
    const other = await quote({ walletId: friend.person.walletId });
    await expect(
      desk.pay(payer, { quoteId: other.quoteId, amount: mad(50_000), proof: { pin: '4821' } }),
    ).rejects.toMatchObject({ code: 'payments.quote_differs' });
    await expect(quote({ network: 'wafacash', merchantCode: 'SHOP1' })).rejects.toMatchObject({
      code: 'payments.payee_missing',
    });
  });
});

describe('the number of the account', () => {
  it('is in no row, before and after, and in no fact', async () => {
    const account = '+212698765432';
    const key = randomUUID();
    const { payment } = await desk.pay(payer, { account, proof: { pin: '4821' } }, key);
    await desk.isTaken(payment.paymentId);
    expect(await tablesWith(account.slice(1))).toEqual([]);
    await desk.tell('wafacash', succeeded(payment.paymentId));
    await desk.comesTo(payment.paymentId, 'completed');
    expect(await tablesWith(account.slice(1))).toEqual([]);
    expect(await tablesWith(payment.reference)).toContain('payments');
    const receipt = { caller: payer.caller, paymentId: payment.paymentId, language: 'fr' as const };
    const { receipt: shown } = await stage.asks.ask(readReceipt, { ...receipt, format: 'json' });
    expect(shown).toMatchObject({ kind: 'payout', payee: { network: 'wafacash', accountEnd: '32' } });
    expect((await stage.asks.ask(readReceipt, { ...receipt, format: 'pdf' })).document).toBeDefined();
    expect(await desk.pay(payer, { account, proof: { pin: '4821' } }, key)).toMatchObject({
      repeated: true,
      accountEnd: '32',
      payment: { state: 'completed' },
    });
  });

  async function tablesWith(text: string): Promise<string[]> {
    const tables = await stage.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await stage.query(
        `select from ${name} t where t::text like '%' || $1 || '%' or t::text like '%' || encode($1::bytea, 'hex') || '%'`,
        [text],
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});
