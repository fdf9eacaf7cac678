import { randomUUID } from 'node:crypto';
import {
  cancelPayment,
  makeWithdrawalCode,
  readPayment,
  redeemWithdrawalCode,
  sendSms,
  type CodeRecipientV1,
  type SendSmsV1,
} from '@hanout/contracts';
import { startService } from '@hanout/service-kit';
import { fakeAnswers, NO_ANSWER, waitFor, type FakeAnswers } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { CASH_OUT_SCHEDULE, FAST, mad, Stage, type Actor, type Agent } from '../../test/stage';
import { service } from '../service';

let stage: Stage;
let agent: Agent;
let maker: Actor;
let notifications: FakeAnswers<SendSmsV1>;
/** `deaf`: it takes the message, and nobody hears that it did. */
let mood: 'well' | 'deaf' | 'broken';
/** As notifications keeps them: one for an id. */
const taken = new Map<string, SendSmsV1>();

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' });
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
  notifications = await fakeAnswers(stage.nats.url, sendSms, (message) => {
    if (mood === 'broken') throw new Error(`no room for ${message.phone}`);
    const outcome = taken.has(message.messageId) ? 'repeated' : 'queued';
    taken.set(message.messageId, message);
    return mood === 'deaf' ? NO_ANSWER : { outcome };
  });
});
beforeEach(async () => {
  mood = 'well';
  stage.ledger.mood = 'well';
  taken.clear();
  [agent, maker] = [await stage.anAgent(0n), await stage.aCustomer(1_000_000n)];
});
afterAll(async () => {
  await notifications?.stop();
  await stage?.strike();
});

const SISTER: CodeRecipientV1 = { phone: '+212612345678', language: 'zgh' };
const make = (recipient: CodeRecipientV1 | undefined = SISTER, key: string = randomUUID(), pin = '4821') =>
  stage.asks.ask(
    makeWithdrawalCode,
    {
      caller: maker.caller,
      idempotencyKey: key,
      body: { amount: mad(5_000), proof: { pin }, ...(recipient && { recipient }) },
    },
    { deadlineMs: 4_000 },
  );
const sent = () => [...taken.values()];
const codeSent = () => sent()[0]!.values.withdrawalCode!;
const redeem = (code: string) =>
  stage.asks.ask(redeemWithdrawalCode, { caller: agent.caller, body: { code, amount: mad(5_000) } });
const rowOf = async (paymentId: string) =>
  (
    await stage.query<{ phone_sealed: Buffer | null; told_at: Date | null }>(
      'select phone_sealed, told_at from code_messages where payment_id = $1',
      [paymentId],
    )
  )[0];
const isTold = (paymentId: string) =>
  waitFor(async () => Boolean((await rowOf(paymentId))?.told_at), { what: 'the code to be told' });

/** Every row of every table that holds the text, also as bytes. */
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

describe('a withdrawal code for another’s phone', () => {
  it('goes there, and its maker sees only that it was sent', async () => {
    const answer = await make();
    const { payment } = answer;
    expect(answer).toMatchObject({ message: 'sent', payment: { state: 'held' } });
    expect(answer).not.toHaveProperty('code');
    expect(sent()).toMatchObject([
      {
        ...SISTER,
        template: 'withdrawal_code',
        values: { amount: '50.00', expiry: payment.expiresAt },
        expiresAt: payment.expiresAt,
      },
    ]);
    const code = codeSent();
    expect(JSON.stringify(answer)).not.toContain(code);
    const { payment: read } = await stage.asks.ask(readPayment, { caller: maker.caller, ...payment });
    expect(JSON.stringify(read)).not.toContain(code);
    expect(await redeem(code)).toMatchObject({ payment: { state: 'completed' } });
    expect(stage.ledger.balanceOf(agent.floatId)).toBe(5_000n);
  });

  it('leaves neither code nor number behind, in no row and no log, also when it is not taken', async () => {
    const lines: unknown[] = [];
    const say = (...words: unknown[]) => void lines.push(...words);
    await stage.payments.stop();
    const logger = { log: say, error: say, warn: say, debug: say, verbose: say, fatal: say };
    stage.payments = await startService(service, stage.environment(), { logger });
    mood = 'broken';
    const { payment, message } = await make();
    expect(message).toBe('waiting');
    expect(await tablesWith(SISTER.phone.slice(1))).toEqual([]);
    mood = 'well';
    await isTold(payment.paymentId);
    expect(await rowOf(payment.paymentId)).toMatchObject({ phone_sealed: null });
    for (const secret of [codeSent(), SISTER.phone.slice(1)]) {
      expect(await tablesWith(secret)).toEqual([]);
      expect(JSON.stringify(lines)).not.toContain(secret);
    }
    expect(JSON.stringify(lines)).toContain(payment.paymentId);
    expect(await tablesWith(payment.reference)).toContain('payments');
  });

  it('is told once, however often and however many at once ask with the key', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => make(SISTER, key)));
    expect(new Set(answers.map(({ payment }) => payment.paymentId)).size).toBe(1);
    expect(await make(SISTER, key)).toMatchObject({ repeated: true, message: 'sent' });
    expect(sent()).toHaveLength(1);
    expect(stage.ledger.balanceOf(maker.person.walletId)).toBe(994_500n);
  });

  it('cannot go to another phone, nor to its maker, by the same key', async () => {
    const key = randomUUID();
    await make(SISTER, key);
    const others = [
      { ...SISTER, phone: '+212712345678' },
      { ...SISTER, language: 'fr' as const },
    ];
    for (const recipient of others)
      await expect(make(recipient, key)).rejects.toMatchObject({ code: 'payments.key_reused' });
    const own = { caller: maker.caller, idempotencyKey: key };
    const body = { amount: mad(5_000), proof: { pin: '4821' } };
    await expect(stage.asks.ask(makeWithdrawalCode, { ...own, body })).rejects.toMatchObject({
      code: 'payments.key_reused',
    });
    expect(sent()).toHaveLength(1);
  });

  it('is not told when its maker does not prove that it is him, nor to what is no mobile number', async () => {
    await expect(make(SISTER, randomUUID(), '0000')).rejects.toMatchObject({ code: 'payments.pin_wrong' });
    await expect(make({ ...SISTER, phone: '+33612345678' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(sent()).toEqual([]);
  });

  it('is not told any more when it was cancelled first, and the number is forgotten', async () => {
    mood = 'broken';
    const { payment } = await make();
    await stage.asks.ask(cancelPayment, { caller: maker.caller, paymentId: payment.paymentId });
    mood = 'well';
    await waitFor(async () => (await rowOf(payment.paymentId))?.phone_sealed === null, {
      what: 'the number to be forgotten',
    });
    expect([sent(), (await rowOf(payment.paymentId))?.told_at]).toEqual([[], null]);
  });

  it('may be sent to others so many times a day, also at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 13 }, () => make()));
    const refused = outcomes.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
      Array.from({ length: 3 }, () => 'payments.too_many_codes_sent'),
    );
    expect(sent()).toHaveLength(10);
    const own = { caller: maker.caller, idempotencyKey: randomUUID() };
    const body = { amount: mad(5_000), proof: { pin: '4821' } };
    expect(await stage.asks.ask(makeWithdrawalCode, { ...own, body })).toHaveProperty('code');
    await stage.query(`update code_messages set made_at = now() - interval '25 hours' where wallet_id = $1`, [
      maker.person.walletId,
    ]);
    expect(await make()).toMatchObject({ message: 'sent' });
  });

  it('is told late, once, when notifications took it and nobody heard', async () => {
    mood = 'deaf';
    const { payment, message } = await make();
    expect(message).toBe('waiting');
    mood = 'well';
    await isTold(payment.paymentId);
    expect(sent()).toHaveLength(1);
  });

  it.each(['mute', 'deaf'] as const)('waits while the ledger is %s', async (ledger) => {
    stage.ledger.mood = ledger;
    const key = randomUUID();
    const { payment, message } = await make(SISTER, key);
    expect([payment.state, message, sent()]).toEqual(['holding', 'waiting', []]);
    stage.ledger.mood = 'well';
    await isTold(payment.paymentId);
    expect(await make(SISTER, key)).toMatchObject({ message: 'sent' });
    expect(sent()).toHaveLength(1);
  });

  it('is not told when there is no money for it', async () => {
    stage.ledger.balances.set(maker.person.walletId, 1_000n);
    const answer = await make();
    expect(answer).toMatchObject({ payment: { state: 'failed' } });
    expect(answer).not.toHaveProperty('message');
    expect(sent()).toEqual([]);
  });

  it.each(['payments.answered', 'payments.moving', 'cash.code-told'])(
    'is told once when the service dies at `%s`',
    async (point) => {
      const key = randomUUID();
      await crashAt(stage, point, () => make(SISTER, key));
      const { payment } = await make(SISTER, key);
      await isTold(payment.paymentId);
      expect(sent()).toHaveLength(1);
      expect(await redeem(codeSent())).toMatchObject({ payment: { state: 'completed' } });
    },
  );

  it('that waits outlives a change of the key', async () => {
    mood = 'broken';
    const key = randomUUID();
    const { payment } = await make(SISTER, key);
    const { CASH_CODE_KEY: former } = stage.environment();
    await stage.restart({ CASH_CODE_KEY: `second:${Buffer.alloc(32, 78).toString('base64')},${former}` });
    mood = 'well';
    await isTold(payment.paymentId);
    expect(await make(SISTER, key)).toMatchObject({ message: 'sent' });
    expect(await redeem(codeSent())).toMatchObject({ payment: { state: 'completed' } });
  });
});
