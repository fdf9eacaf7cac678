import { randomUUID } from 'node:crypto';
import {
  approvePayment,
  cancelPayment,
  createPayment,
  declinePayment,
  payoutsEnded,
  quotePayment,
  readNetworkEnd,
  readPayment,
  readReceipt,
  readRequests,
  readTimeline,
  recallPayment,
  type CallerV1,
  type NetworkWordV1,
  type PaymentV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, waitFor } from '@hanout/testing';
import { ACCOUNT, declined, PayoutDesk, succeeded } from '../../test/payout-desk';
import { FAST, mad, P2P_SCHEDULE, PAYOUT_SCHEDULE, Stage, type Actor } from '../../test/stage';
import { positionAccountId } from '../payments/payment.transfer';

let stage: Stage;
let desk: PayoutDesk;
let payer: Actor;

beforeAll(async () => {
  stage = await Stage.set({
    ...FAST,
    ASK_NETWORKS_EVERY_MS: '50',
    NETWORK_DEADLINE_MS: '300',
    ASK_UNTOLD_AFTER_MS: '86400000',
  });
  await stage.publishSchedule(P2P_SCHEDULE);
  await stage.publishSchedule(PAYOUT_SCHEDULE);
  desk = await PayoutDesk.open(stage, ['wafacash', 'wana-cash', 'm2t']);
});
beforeEach(async () => {
  desk.moods.clear();
  desk.atOnce = (payoutId) => ({ payoutId, state: 'waiting' });
  stage.ledger.mood = 'well';
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
/** Held, and taken by its network. */
async function held(): Promise<PaymentV1> {
  const { payment } = await desk.pay(payer);
  expect(payment.state).toBe('held');
  await desk.isTaken(payment.paymentId);
  return payment;
}

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

  it('shows its end in the network to those it concerns, and to staff what was said against it', async () => {
    const words: NetworkWordV1[] = [
      { at: '2026-11-28T10:00:00.000Z', word: 'taken' },
      { at: '2026-11-28T10:00:01.000Z', word: 'succeeded' },
      { at: '2026-11-28T10:05:00.000Z', word: 'declined', code: 'NO', isContradiction: true },
    ];
    let isThere = true;
    const network = await fakeAnswers(stage.nats.url, readNetworkEnd.wafacash, () =>
      isThere ? { words } : NO_ANSWER,
    );
    const { paymentId } = await held();
    const networkEnd = { network: 'wafacash', accountEnd: '78' };
    const own = { caller: payer.caller, paymentId };
    expect(await stage.asks.ask(readPayment, own)).toMatchObject({ networkEnd });
    await desk.tell('wafacash', succeeded(paymentId));
    await desk.comesTo(paymentId, 'completed');
    const known = { ...networkEnd, ref: 'REF-77' };
    expect((await stage.asks.ask(readPayment, own)).networkEnd).toEqual(known);
    expect(await stage.asks.ask(readTimeline, own)).toMatchObject({
      networkEnd: known,
      networkWords: words.slice(0, 2),
    });
    expect(network.questions).toEqual([{ paymentId }]);
    const support: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['support'] };
    expect((await stage.asks.ask(readTimeline, { caller: support, paymentId })).networkWords).toEqual(words);
    const receipt = { ...own, format: 'json', language: 'fr' } as const;
    expect((await stage.asks.ask(readReceipt, receipt)).receipt?.payee).toMatchObject({
      network: 'wafacash',
      accountEnd: '78',
      networkRef: 'REF-77',
    });
    const stranger = await stage.aCustomer();
    await expect(stage.asks.ask(readTimeline, { ...own, caller: stranger.caller })).rejects.toMatchObject({
      code: 'payments.unknown_payment',
    });
    isThere = false;
    const shown = await stage.asks.ask(readTimeline, own);
    expect([shown.networkEnd, shown.networkWords, shown.state]).toEqual([known, undefined, 'completed']);
    await network.stop();
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

describe('a payout whose network has not said what became of it', () => {
  it('is nobody’s to approve, decline, cancel or recall, and waits for no answer of people', async () => {
    const { paymentId } = await held();
    const question = { caller: payer.caller, paymentId };
    const refused = { code: 'payments.unknown_payment' };
    await expect(
      stage.asks.ask(approvePayment, { ...question, body: { pin: '4821' } }),
    ).rejects.toMatchObject(refused);
    await expect(stage.asks.ask(declinePayment, question)).rejects.toMatchObject(refused);
    await expect(stage.asks.ask(cancelPayment, question)).rejects.toMatchObject(refused);
    const recall = { ...question, idempotencyKey: randomUUID(), body: { reason: 'wrong_person' as const } };
    await expect(stage.asks.ask(recallPayment, recall)).rejects.toMatchObject({
      code: 'payments.not_recallable',
    });
    expect((await stage.asks.ask(readRequests, { caller: payer.caller })).requests).toEqual([]);
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });

  it.each([
    'expires_at = now()',
    `state = 'cancelling', ask_again_at = now()`,
    `state = 'expiring', ask_again_at = now()`,
  ])('cannot be written as one with %s', async (change) => {
    const { paymentId } = await held();
    await expect(
      stage.query(`update payments set ${change} where payment_id = $1`, [paymentId]),
    ).rejects.toMatchObject({ message: expect.stringContaining('payments_payout') as string });
  });

  it('stays held while its network is dead, is taken when that is back, and holds up no other', async () => {
    desk.moods.set('wana-cash', 'deaf');
    const stuck = await Promise.all(
      Array.from({ length: 3 }, () => desk.pay(payer, { network: 'wana-cash' })),
    );
    const asked = desk.questions.get('wana-cash')!;
    const before = asked.length;
    for (let turn = 0; turn < 3; turn += 1) {
      const { payment } = await desk.pay(payer, { network: 'm2t' });
      await desk.isTaken(payment.paymentId);
      await desk.tell('m2t', succeeded(payment.paymentId));
      await desk.comesTo(payment.paymentId, 'completed');
    }
    await waitFor(() => asked.length > before + 2, { what: 'the dead network to be asked again' });
    for (const { payment } of stuck) expect(await desk.stateOf(payment.paymentId)).toBe('held');
    expect(balance()).toBe(940_000n);
    desk.moods.set('wana-cash', 'well');
    for (const { payment } of stuck) await desk.isTaken(payment.paymentId);
    expect(balance()).toBe(940_000n);
  });

  it('is taken once by a network whose answer is lost', async () => {
    desk.moods.set('m2t', 'mute');
    const { payment } = await desk.pay(payer, { network: 'm2t' });
    await waitFor(
      () =>
        desk.questions
          .get('m2t')!
          .filter(({ payouts }) => payouts.some(({ payoutId }) => payoutId === payment.paymentId)).length > 2,
      {
        what: 'the network to be asked again',
      },
    );
    expect(await desk.stateOf(payment.paymentId)).toBe('held');
    desk.states.set(payment.paymentId, succeeded(payment.paymentId));
    desk.moods.set('m2t', 'well');
    await desk.comesTo(payment.paymentId, 'completed');
    expect(balance()).toBe(990_000n);
  });

  it('is asked for again when its network took it and did not tell: the fact was lost', async () => {
    const { paymentId } = await held();
    await waitFor(async () => (await rowOf(paymentId)).ask_at!.getTime() > Date.now() + 3_600_000, {
      what: 'the next question to be put off',
    });
    desk.states.set(paymentId, succeeded(paymentId));
    await stage.query('update payouts set ask_at = now() where payment_id = $1', [paymentId]);
    await desk.comesTo(paymentId, 'completed');
  });

  it('stays held when its network has something else under its id', async () => {
    desk.atOnce = (payoutId) => ({ payoutId, state: 'waiting', reason: 'id_reused' });
    const { paymentId } = (await desk.pay(payer)).payment;
    await desk.isTaken(paymentId);
    await desk.tell('wafacash', declined(paymentId, 'id_reused'));
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });

  it('is moved by its own network only, and what is nobody’s moves nothing', async () => {
    const { paymentId } = await held();
    await desk.tell('m2t', declined(paymentId), succeeded(randomUUID()));
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });

  it('is not moved by what a network’s service says in another’s name: it is a dead letter, and in the trail', async () => {
    const { paymentId } = await held();
    const said = { network: 'wafacash' as const, payouts: [declined(paymentId)] };
    // It never comes to be applied.
    void stage.say(payoutsEnded.m2t, said).catch(() => undefined);
    const kept = () =>
      stage.query<{ error: string }>('select error from dead_letters where subject = $1', [
        payoutsEnded.m2t.subject,
      ]);
    await waitFor(async () => (await kept()).length > 0, { what: 'a dead letter' });
    expect((await kept())[0]!.error).toContain('payments.speaks_for_another');
    const trail = await stage.query(
      `select actor_id, operation, subject_id from audit_entries where reason = 'speaks_for_another'`,
    );
    expect(trail).toContainEqual({
      actor_id: 'networks-m2t',
      operation: 'payments.end-payouts',
      subject_id: 'wafacash',
    });
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['held', 990_000n]);
  });
});

describe('what a network says of a payout', () => {
  it.each([
    ['completed', succeeded, declined, 990_000n],
    ['declined', declined, succeeded, 1_000_000n],
  ] as const)(
    'moves it to %s once: again, at once, and the opposite later',
    async (end, first, later, left) => {
      const { paymentId } = await held();
      const before = position();
      await Promise.all(Array.from({ length: 5 }, () => desk.tell('wafacash', first(paymentId))));
      await desk.comesTo(paymentId, end);
      await desk.tell('wafacash', first(paymentId));
      await desk.tell('wafacash', later(paymentId));
      expect([await desk.stateOf(paymentId), balance(), position() - before]).toEqual([
        end,
        left,
        1_000_000n - left,
      ]);
      expect(await stage.told(paymentId)).toHaveLength(1);
    },
  );

  it('is kept when the ledger refuses to post it: what was paid out is never set free', async () => {
    const { paymentId } = await held();
    stage.ledger.ceilings.set(positionAccountId('wafacash'), 0n);
    await desk.tell('wafacash', succeeded(paymentId));
    const post = () => stage.ledger.refused.has(paymentId);
    await waitFor(post, { what: 'the ledger to refuse' });
    const asked = stage.ledger.asked.length;
    await waitFor(() => stage.ledger.asked.length > asked + 1, { what: 'the ledger to be asked again' });
    expect([await desk.stateOf(paymentId), balance()]).toEqual(['settling', 990_000n]);
    stage.ledger.ceilings.delete(positionAccountId('wafacash'));
    stage.ledger.refused.delete(paymentId);
    await desk.comesTo(paymentId, 'completed');
  });

  it('is heard while the ledger is away', async () => {
    const { paymentId } = await held();
    stage.ledger.mood = 'deaf';
    await desk.tell('wafacash', declined(paymentId));
    expect(await desk.stateOf(paymentId)).toBe('declining');
    stage.ledger.mood = 'well';
    await desk.comesTo(paymentId, 'declined');
    expect(balance()).toBe(1_000_000n);
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
