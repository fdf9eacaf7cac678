import { randomUUID } from 'node:crypto';
import {
  approveVoucherReissue,
  explainHousehold,
  proposeVoucherReissue,
  readVoucherReissues,
  rejectVoucherReissue,
  sendSms,
  type ProposalV1,
  type SendSmsV1,
  type VoucherV1,
} from '@hanout/contracts';
import { fakeAnswers, NO_ANSWER, waitFor, type FakeAnswers } from '@hanout/testing';
import { FUND } from '../../test/paid-once';
import { anAgent, LIABILITY, VoucherWorld } from '../../test/voucher-world';

const PHONE = { phone: '+212612345678', language: 'fr' as const };

let world: VoucherWorld;
let notifications: FakeAnswers<SendSmsV1>;
let isDeaf = false;
const sent = new Map<string, SendSmsV1>();

beforeAll(async () => {
  world = await VoucherWorld.open();
  notifications = await fakeAnswers(world.programmes.nats.url, sendSms, (message) => {
    const outcome = sent.has(message.messageId) ? ('repeated' as const) : ('queued' as const);
    sent.set(message.messageId, message);
    return isDeaf ? NO_ANSWER : { outcome };
  });
});
beforeEach(() => sent.clear());
afterEach(() => {
  world.ledger.mood = {};
  isDeaf = false;
});
afterAll(async () => {
  await notifications?.stop();
  await world?.close();
});

const propose = ({ serial }: VoucherV1, more: object = {}) =>
  world.programmes.asks.ask(proposeVoucherReissue, {
    caller: world.programmes.officer,
    body: { proposalId: randomUUID(), serial, reason: 'the slip was lost', ...more },
  });
const approve = ({ proposalId, contentHash }: ProposalV1, caller = world.programmes.approvers[0]) =>
  world.programmes.asks.ask(approveVoucherReissue, {
    caller,
    proposalId,
    body: { contentHash, reason: 'seen' },
  });
const reissue = async (voucher: VoucherV1, more: object = {}) => approve(await propose(voucher, more));
const read = async ({ serial }: VoucherV1) => (await world.read()).find((one) => one.serial === serial)!;
const expire = async (voucher: VoucherV1) => {
  await world.sql.query('update vouchers set expires_at = now() where serial = $1', [voucher.serial]);
  await world.becomes(voucher, 'expired');
};
const explain = async ({ idcs }: VoucherV1) =>
  (
    await world.programmes.asks.ask(explainHousehold, {
      caller: world.programmes.officer,
      rosterId: world.rosterId,
      idcs,
    })
  ).voucher;
const trailOf = async ({ serial }: VoucherV1) =>
  (
    await world.sql.query<{ operation: string }>(
      `select operation from audit_entries where subject_id = $1 order by occurred_at, entry_id`,
      [serial],
    )
  ).rows.map(({ operation }) => operation.replace('programmes.', ''));
const balances = () => [FUND, LIABILITY].map((account) => world.ledger.balanceOf(account));

describe('a voucher that expires', () => {
  it('goes back to the fund by the clock of the database, once', async () => {
    const voucher = world.next();
    const [fund, liability] = balances() as [bigint, bigint];
    const second = await world.programmes.startInstance();
    await expire(voucher);
    world.programmes.forget(second);
    await second.stop();
    const amount = BigInt(voucher.amount.minor);
    expect(balances()).toEqual([fund + amount, liability - amount]);
    await expect(world.redeem(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_expired' });
    expect(await explain(voucher)).toMatchObject({ serial: voucher.serial, state: 'expired' });
    expect(await read(voucher)).not.toHaveProperty('code');
    expect(await trailOf(voucher)).toEqual(['expire-voucher', 'voucher-return']);
    await expect(propose({ ...voucher, serial: '00000000000000000000' })).rejects.toMatchObject({
      code: 'programmes.unknown_voucher',
    });
  });

  it('is refused from its last moment on, and waits while the ledger is silent', async () => {
    const voucher = world.next();
    world.ledger.mood = { afterPosting: () => 'lost' };
    await world.sql.query('update vouchers set expires_at = now() where serial = $1', [voucher.serial]);
    await expect(world.redeem(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_expired' });
    await world.becomes(voucher, 'returning');
    await expect(propose(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_busy' });
    const [fund] = balances() as [bigint];
    world.ledger.mood = {};
    await world.becomes(voucher, 'expired');
    expect(balances()[0]! - fund).toBeLessThanOrEqual(BigInt(voucher.amount.minor));
    const returns = [...world.ledger.posted.values()].filter(({ reference }) => reference === voucher.serial);
    expect(returns).toHaveLength(1);
  });

  it('is paid or expired, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [voucher, by] = [world.next(), anAgent()];
      const redeemed = world.redeem(voucher, { by }).then(
        () => true,
        () => false,
      );
      await world.sql.query('update vouchers set expires_at = now() where serial = $1', [voucher.serial]);
      const isPaid = await redeemed;
      await world.becomes(voucher, isPaid ? 'redeemed' : 'expired');
      expect(world.floatOf(by)).toBe(isPaid ? BigInt(voucher.amount.minor) : 0n);
    }
  });
});

describe('a new code', () => {
  it('takes two people, and the old one is dead for ever', async () => {
    const [voucher, by] = [world.next(), anAgent('wafacash')];
    const proposal = await propose(voucher);
    const caller = { ...world.programmes.officer, roles: ['programme_approver' as const] };
    await expect(approve(proposal, caller)).rejects.toMatchObject({ code: 'two-person.same_person' });
    expect((await read(voucher)).code).toBe(voucher.code);
    expect(await approve(proposal)).toMatchObject({ state: 'approved' });
    await approve(proposal);
    const renewed = await read(voucher);
    expect(renewed.code).not.toBe(voucher.code);
    await expect(world.redeem(voucher, { by })).rejects.toMatchObject({ code: 'programmes.code_replaced' });
    expect(await world.redeem(renewed, { by })).toMatchObject({ state: 'paid' });
    expect(await explain(voucher)).toMatchObject({
      state: 'redeemed',
      network: 'wafacash',
      agentCode: 'A-1',
    });
    expect(await trailOf(voucher)).toEqual(['reissue-voucher', 'redeem-voucher', 'voucher-redemption']);
    await expect(propose(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_redeemed' });
  });

  it('is not given by a proposal from before another one, nor by one that was rejected', async () => {
    const voucher = world.next();
    const [first, second] = [await propose(voucher), await propose(voucher, { recipient: PHONE })];
    await approve(first);
    await expect(approve(second)).rejects.toMatchObject({ code: 'programmes.voucher_changed' });
    const caller = world.programmes.approvers[1];
    const body = { reason: 'no card was shown' };
    const question = { caller, proposalId: second.proposalId, body };
    expect(await world.programmes.asks.ask(rejectVoucherReissue, question)).toMatchObject({
      state: 'rejected',
    });
    const { items } = await world.programmes.asks.ask(readVoucherReissues, { caller, isOpen: true });
    expect(items).toEqual([]);
    await waitFor(async () => (await world.programmes.count('voucher_recipients')) === 0, {
      what: 'the phone to be forgotten',
    });
  });

  it('frees a locked one', async () => {
    const voucher = world.next();
    const wrong = { ...voucher, amount: { minor: '1', currency: 'MAD' } };
    for (let time = 0; time < 3; time += 1)
      await expect(world.redeem(wrong)).rejects.toMatchObject({ kind: 'refused' });
    expect(await world.stateOf(voucher)).toBe('locked');
    await reissue(voucher);
    expect(await world.redeem(await read(voucher))).toMatchObject({ state: 'paid' });
  });

  it('of an expired one waits for the fund: a no leaves it expired, and the next one may be yes', async () => {
    const voucher = world.next();
    await expire(voucher);
    world.ledger.mood = {
      refuse: ({ kind }) => (kind === 'voucher_reissue' ? 'insufficient_funds' : undefined),
    };
    await reissue(voucher);
    await world.becomes(voucher, 'expired');
    expect(await read(voucher)).not.toHaveProperty('code');
    world.ledger.mood = {};
    const [fund, liability] = balances() as [bigint, bigint];
    await reissue(voucher);
    await world.becomes(voucher, 'issued');
    const amount = BigInt(voucher.amount.minor);
    expect(balances()).toEqual([fund - amount, liability + amount]);
    expect(await world.redeem(await read(voucher))).toMatchObject({ state: 'paid' });
  });

  it.each(['vouchers.answered', 'vouchers.told'])(
    'is given once when the service dies at `%s`',
    async (point) => {
      const voucher = world.next();
      await expire(voucher);
      const [fund] = balances() as [bigint];
      const proposal = await propose(voucher, { recipient: PHONE });
      await world.crashAt(point, () => approve(proposal));
      await approve(proposal);
      await waitFor(() => sent.size === 1, { what: 'the code to be told' });
      await waitFor(
        async () =>
          (
            await world.sql.query('select 1 from vouchers where serial = $1 and told_at is not null', [
              voucher.serial,
            ])
          ).rowCount === 1,
      );
      expect(balances()[0]).toBe(fund - BigInt(voucher.amount.minor));
      const code = [...sent.values()][0]!.values['voucherCode']!;
      expect(await world.redeem({ ...voucher, code })).toMatchObject({ state: 'paid' });
      await waitFor(() => sent.size === 2, { what: 'the payment to be told' });
    },
  );

  it('goes to a phone, which is told again when it is paid, and stands nowhere in the clear', async () => {
    const voucher = world.next();
    isDeaf = true;
    const proposalId = randomUUID();
    const proposal = await propose(voucher, { proposalId, recipient: PHONE });
    expect(proposal.content).toContain('+212******678');
    expect(await propose(voucher, { proposalId, recipient: PHONE })).toEqual(proposal);
    const other = { ...PHONE, phone: '+212612345679' };
    await expect(propose(voucher, { proposalId, recipient: other })).rejects.toMatchObject({
      code: 'two-person.id_reused',
    });
    await approve(proposal);
    await waitFor(() => sent.size === 1, { what: 'the code to be asked to be sent' });
    isDeaf = false;
    const [message] = [...sent.values()];
    const { voucherCode: code } = message!.values as { voucherCode: string };
    expect(message).toMatchObject({ ...PHONE, template: 'voucher_code' });
    expect(await read(voucher)).not.toHaveProperty('code');
    await waitFor(async () => {
      const { rows } = await world.sql.query<{ left: boolean }>(
        'select code_sealed is not null as left from vouchers where serial = $1',
        [voucher.serial],
      );
      return rows[0]?.left === false;
    });
    for (const table of ['vouchers', 'proposals', 'voucher_moves', 'audit_entries', 'outbox']) {
      const { rows } = await world.sql.query<{ row: string }>(`select t::text as row from ${table} t`);
      for (const secret of [code, PHONE.phone])
        expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
    }
    await world.redeem({ ...voucher, code });
    await waitFor(() => sent.size === 2, { what: 'the payment to be told' });
    expect([...sent.values()][1]).toMatchObject({ ...PHONE, template: 'voucher_paid' });
    await waitFor(
      async () =>
        (
          await world.sql.query('select 1 from vouchers where serial = $1 and phone_sealed is null', [
            voucher.serial,
          ])
        ).rowCount === 1,
      { what: 'the phone to be forgotten' },
    );
  });
});
