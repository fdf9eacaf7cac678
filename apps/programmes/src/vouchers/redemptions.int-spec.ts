import { randomUUID } from 'node:crypto';
import { NETWORKS, vouchersRedeemed, type CallerV1, type VouchersRedeemedV1 } from '@hanout/contracts';
import { anAgent, LIABILITY, VoucherWorld, walletOf } from '../../test/voucher-world';
import { Sealing } from '../sealing/sealing';
import { makeCode } from './voucher-numbers';

let world: VoucherWorld;
beforeAll(async () => (world = await VoucherWorld.open()));
afterAll(() => world?.close());
afterEach(() => {
  world.ledger.mood = {};
  world.bar = undefined;
});

const reasonsOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as { code: string }).code);
const countOf = (list: string[], value: string) => list.filter((one) => one === value).length;

/** What was said of redemptions at this agent's. */
const toldOf = async ({ agentId }: CallerV1) => {
  const { rows } = await world.sql.query<{ envelope: string }>(
    'select envelope from outbox where subject = $1 order by fact_id',
    [vouchersRedeemed.subject],
  );
  return rows
    .flatMap(({ envelope }) => (JSON.parse(envelope) as { data: VouchersRedeemedV1 }).data.vouchers)
    .filter((one) => one.agentId === agentId);
};

describe('a voucher at a counter', () => {
  it.each(NETWORKS)('is shown with its holder, and paid to an agent of %s', async (network) => {
    const [voucher, agent] = [world.next(), anAgent(network)];
    const liability = world.ledger.balanceOf(LIABILITY);
    const { amount, serial } = voucher;
    const shown = await world.inspect(voucher, agent);
    expect(shown).toMatchObject({
      serial,
      amount,
      holder: { cin: expect.stringMatching(/^[A-Z]+\d+$/) as string },
    });
    expect(shown.expiresAt).toBe(voucher.expiresAt);
    expect([world.floatOf(agent), await world.stateOf(voucher)]).toEqual([0n, 'issued']);
    const paid = await world.redeem(voucher, { by: agent });
    expect(paid).toMatchObject({ ...shown, state: 'paid', repeated: false });
    expect(world.floatOf(agent)).toBe(BigInt(amount.minor));
    expect(world.ledger.balanceOf(LIABILITY)).toBe(liability - BigInt(amount.minor));
    expect(await toldOf(agent)).toEqual([
      {
        transferId: expect.any(String) as string,
        floatId: walletOf(agent),
        agentId: agent.agentId,
        network,
        amount,
        redeemedAt: paid.paidAt,
      },
    ]);
    const [stored] = (await world.read()).filter((one) => one.serial === serial);
    expect(stored).toEqual({ ...voucher, code: undefined, state: 'redeemed' });
    await expect(world.inspect(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_redeemed' });
  });

  it('is paid once of a hundred tries at once by six networks', async () => {
    const voucher = world.next();
    const agents = NETWORKS.map((network) => anAgent(network));
    const tries = Array.from({ length: 100 }, (_, at) => agents[at % agents.length]!);
    const outcomes = await Promise.allSettled(tries.map((by) => world.redeem(voucher, { by })));
    expect(reasonsOf(outcomes)).toEqual(Array.from({ length: 99 }, () => 'programmes.voucher_redeemed'));
    const floats = agents.map((agent) => world.floatOf(agent));
    expect(floats.filter((float) => float !== 0n)).toEqual([BigInt(voucher.amount.minor)]);
  });

  it('is paid once to one key, also at once, and the key is good for nothing else', async () => {
    const [voucher, other, by, key] = [world.next(), world.next(), anAgent(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.redeem(voucher, { by, key })));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await world.redeem(voucher, { by, key })).toMatchObject({ repeated: true, state: 'paid' });
    expect(world.floatOf(by)).toBe(BigInt(voucher.amount.minor));
    await expect(world.redeem(other, { by, key })).rejects.toMatchObject({ code: 'programmes.key_reused' });
    expect(await world.redeem(other, { key })).toMatchObject({ repeated: false, state: 'paid' });
  });

  it('is not found by guessing: a counter that is wrong ten times waits, and only that one', async () => {
    const [voucher, by] = [world.next(), anAgent()];
    const slip = voucher.code.slice(0, -1) + String((Number(voucher.code.at(-1)) + 1) % 10);
    for (let time = 0; time < 12; time += 1)
      await expect(world.redeem({ ...voucher, code: slip }, { by })).rejects.toMatchObject({
        code: 'programmes.code_mistyped',
      });
    const guess = () => world.redeem({ ...voucher, code: makeCode() }, { by });
    const reasons = reasonsOf(await Promise.allSettled(Array.from({ length: 15 }, guess)));
    expect(countOf(reasons, 'programmes.unknown_code')).toBe(10);
    expect(countOf(reasons, 'programmes.too_many_tries')).toBe(5);
    await expect(world.redeem(voucher, { by })).rejects.toMatchObject({ code: 'programmes.too_many_tries' });
    await expect(world.inspect(voucher, by)).rejects.toMatchObject({ kind: 'too_many' });
    await world.sql.query(`update counter_tries set since = now() - interval '2 hours'`);
    expect(await world.redeem(voucher, { by })).toMatchObject({ state: 'paid' });
  });

  it('is locked by three wrong amounts, also at once and when they only look', async () => {
    const voucher = world.next();
    const wrong = { ...voucher, amount: { minor: '1', currency: 'MAD' } };
    const tries = [() => world.redeem(wrong), () => world.inspect(wrong), () => world.redeem(wrong)];
    const outcomes = await Promise.allSettled([...tries, ...tries].map((one) => one()));
    expect(countOf(reasonsOf(outcomes), 'programmes.voucher_amount_differs')).toBe(3);
    expect(countOf(reasonsOf(outcomes), 'programmes.voucher_locked')).toBe(3);
    await expect(world.redeem(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_locked' });
    const { rows } = await world.sql.query<{ operation: string; actor_kind: string }>(
      'select operation, actor_kind from audit_entries where subject_id = $1',
      [voucher.serial],
    );
    expect(rows).toEqual([{ operation: 'programmes.lock-voucher', actor_kind: 'system' }]);
  });

  it.each([
    [`state = 'cancelled'`, 'programmes.voucher_cancelled'],
    [`state = 'expired'`, 'programmes.voucher_expired'],
  ])('with %s is refused with %s', async (change, code) => {
    const voucher = world.next();
    await world.sql.query(`update vouchers set ${change} where serial = $1`, [voucher.serial]);
    await expect(world.redeem(voucher)).rejects.toMatchObject({ code });
  });

  it('of the oldest slips, twelve digits and no last day, is paid too', async () => {
    const [voucher, code] = [world.next(), '482917365502'];
    await world.sql.query('update vouchers set code_hash = $2, expires_at = null where serial = $1', [
      voucher.serial,
      world.programmes.instance.get(Sealing).keyedHash(code),
    ]);
    const paid = await world.redeem({ ...voucher, code });
    expect(paid).toMatchObject({ state: 'paid', serial: voucher.serial });
    expect(paid).not.toHaveProperty('expiresAt');
  });

  it('is not paid to who serves at no counter, has no mandate or is suspended', async () => {
    const voucher = world.next();
    const { agentId: _agent, ...nowhere } = anAgent();
    const strangers: CallerV1[] = [nowhere, { ...anAgent(), roles: ['customer'] }, world.programmes.officer];
    for (const by of strangers)
      await expect(world.redeem(voucher, { by })).rejects.toMatchObject({ code: 'platform.forbidden' });
    world.bar = 'suspended';
    await expect(world.redeem(voucher)).rejects.toMatchObject({ code: 'programmes.agent_suspended' });
    world.bar = 'no_mandate';
    await expect(world.inspect(voucher)).rejects.toMatchObject({ code: 'programmes.agent_without_mandate' });
    expect(await world.stateOf(voucher)).toBe('issued');
  });
});

describe('when the ledger does not answer', () => {
  const silent = {
    'and has posted nothing': { beforePosting: () => Promise.reject(new Error('down')) },
    'and has posted': { afterPosting: () => 'silent' as const },
  };

  it.each(Object.entries(silent))('%s, a late yes pays once', async (_, mood) => {
    const [voucher, by, key] = [world.next(), anAgent(), randomUUID()];
    world.ledger.mood = mood;
    expect(await world.redeem(voucher, { by, key })).toMatchObject({ state: 'pending', repeated: false });
    await expect(world.redeem(voucher)).rejects.toMatchObject({ code: 'programmes.voucher_redeemed' });
    world.ledger.mood = {};
    await world.becomes(voucher, 'redeemed');
    expect(await world.redeem(voucher, { by, key })).toMatchObject({ state: 'paid', repeated: true });
    expect(world.floatOf(by)).toBe(BigInt(voucher.amount.minor));
  });

  it('a late no makes the voucher free for another counter, and is final for its key', async () => {
    const [voucher, by, key, other] = [world.next(), anAgent(), randomUUID(), anAgent('m2t')];
    world.ledger.mood = { refuse: () => 'account_frozen', afterPosting: () => 'silent' };
    expect(await world.redeem(voucher, { by, key })).toMatchObject({ state: 'pending' });
    world.ledger.mood = {};
    await world.becomes(voucher, 'issued');
    await expect(world.redeem(voucher, { by, key })).rejects.toMatchObject({
      code: 'programmes.redemption_refused',
      params: { reason: 'account_frozen' },
    });
    expect(await world.redeem(voucher, { by: other })).toMatchObject({ state: 'paid' });
    expect([world.floatOf(by), world.floatOf(other)]).toEqual([0n, BigInt(voucher.amount.minor)]);
    expect([await toldOf(by), await toldOf(other)].map(({ length }) => length)).toEqual([0, 1]);
  });
});

describe('a service that dies at a counter', () => {
  it.each(['vouchers.redeemed', 'vouchers.answered'])('at `%s` has paid once', async (point) => {
    const [voucher, by, key] = [world.next(), anAgent(), randomUUID()];
    await world.crashAt(point, () => world.redeem(voucher, { by, key }));
    await world.becomes(voucher, 'redeemed');
    expect(await world.redeem(voucher, { by, key })).toMatchObject({ state: 'paid', repeated: true });
    expect(world.floatOf(by)).toBe(BigInt(voucher.amount.minor));
    expect(await toldOf(by)).toHaveLength(1);
  });
});
