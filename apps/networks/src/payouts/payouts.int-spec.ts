/** The real service with real PostgreSQL and NATS, against a network's system on a real socket that misbehaves. */
import type { Behaviour } from '@hanout/network-testing';
import { waitFor } from '@hanout/testing';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { aPayout, PayoutsUnderTest, somePayouts } from '../../test/payouts';

describe('the payouts of a network', () => {
  let network: NetworkUnderTest;
  let payouts: PayoutsUnderTest;

  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('cash-plus');
    payouts = new PayoutsUnderTest(network);
    await network.start({ NETWORK_TIMEOUT_MS: '500', PAYOUT_BREAKER_FAILURES: '1000' });
  });
  beforeEach(() => network.remote.behave('ok'));
  afterAll(async () => {
    await network?.stop();
    await network?.nats.stop();
  });

  it('are made, and their end is told', async () => {
    const payout = aPayout();
    await expect(payouts.take(payout)).resolves.toEqual([{ payoutId: payout.payoutId, state: 'waiting' }]);
    await payouts.waitForEnd(payout);
    const { order, ref } = payouts.remoteOf(payout)!;
    expect(order).toEqual({
      id: payout.payoutId,
      account: payout.account,
      amountMinor: '3500',
      currency: 'MAD',
    });
    const end = {
      payoutId: payout.payoutId,
      state: 'succeeded',
      ref,
      endedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    };
    await expect(payouts.toldOf(payout)).resolves.toEqual([end]);
    await expect(payouts.take(payout)).resolves.toEqual([end]);
  });

  it('keep the number of the account sealed', async () => {
    const payout = aPayout();
    await payouts.take(payout);
    const { account_sealed: sealed } = (await payouts.rowOf(payout))!;
    expect(sealed.includes(payout.account)).toBe(false);
    await payouts.waitForEnd(payout);
    expect(JSON.stringify(await payouts.toldOf(payout))).not.toContain(payout.account);
  });

  it('are counted without gaps, however often they are presented', async () => {
    const [first, second] = [aPayout(), aPayout()];
    for (let time = 0; time < 5; time += 1) await payouts.take(first);
    await payouts.take(second);
    expect(Number((await payouts.rowOf(second))!.no)).toBe(Number((await payouts.rowOf(first))!.no) + 1);
  });

  it('are taken once when they are asked for many times at once', async () => {
    const batch = somePayouts(50);
    const answers = await Promise.all(Array.from({ length: 8 }, () => payouts.take(...batch)));
    for (const answer of answers)
      expect(answer.map(({ payoutId }) => payoutId)).toEqual(batch.map(({ payoutId }) => payoutId));
    await payouts.waitForEnd(...batch);
    for (const payout of batch) {
      expect(payouts.remoteOf(payout)).toMatchObject({ times: 1, state: 'done' });
      expect(await payouts.toldOf(payout)).toHaveLength(1);
    }
  });

  it.each([
    { amount: { minor: '3501', currency: 'MAD' } },
    { account: '+212699999999' },
    { reference: 'HNT9999999' },
  ])(
    'leave the first as it is when the same id comes with %j, and say nothing on which money is freed',
    async (other) => {
      network.remote.behave('unavailable');
      const payout = aPayout();
      await payouts.take(payout);
      await payouts.waitForCause(payout);
      const reused = [{ payoutId: payout.payoutId, state: 'waiting', reason: 'id_reused' }];
      await expect(payouts.take({ ...payout, ...other })).resolves.toEqual(reused);
      network.remote.behave('ok');
      await payouts.hurry();
      await payouts.waitForEnd(payout);
      expect(payouts.remoteOf(payout)!.order).toMatchObject({ account: payout.account, amountMinor: '3500' });
      await expect(payouts.take({ ...payout, ...other })).resolves.toEqual(reused);
      expect(await payouts.toldOf(payout)).toHaveLength(1);
    },
  );

  it('end as declined on a clear no alone, with its reason, and are asked for no more', async () => {
    network.remote.behave('decline');
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForEnd(payout);
    network.remote.behave('ok');
    await payouts.hurry();
    const end = { payoutId: payout.payoutId, state: 'declined', reason: 'ACCOUNT_BARRED' };
    await expect(payouts.toldOf(payout)).resolves.toMatchObject([end]);
    await expect(payouts.take(payout)).resolves.toMatchObject([end]);
    expect(payouts.remoteOf(payout)).toMatchObject({ times: 1 });
  });

  const withoutClearWord: Behaviour[] = [
    'unheard_of_word',
    'no_word',
    'no_reference',
    'contradict_itself',
    'bad_request',
    'server_error',
    'unavailable',
    'too_many',
    'redirect',
    'garbage',
    'wrong_shape',
    'too_large',
    'half_body',
    'reset',
    'silent',
    'drip',
    'did_it_no_answer',
  ];
  it.each(withoutClearWord)('wait after: %s, and come to their one end later', async (behaviour) => {
    network.remote.behave(behaviour);
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForCause(payout);
    expect(await payouts.rowOf(payout)).toMatchObject({ state: 'waiting', remote_ref: null });
    expect(await payouts.toldOf(payout)).toEqual([]);
    network.remote.behave('ok');
    await waitFor(async () => {
      await payouts.hurry();
      return (await payouts.stateOf(payout)) === 'succeeded';
    });
    expect(await payouts.toldOf(payout)).toMatchObject([{ ref: payouts.remoteOf(payout)!.ref }]);
  });

  it.each([
    ['yes', 'done', 'succeeded'],
    ['no', 'declined', 'declined'],
  ] as const)('hear a late %s after a not-yet', async (_word, state, end) => {
    network.remote.behave('pending');
    const payout = aPayout();
    await payouts.take(payout);
    expect(await payouts.waitForCause(payout)).toBe('pending');
    payouts.remoteOf(payout)!.state = state;
    network.remote.behave('ok');
    await payouts.hurry();
    await payouts.waitForEnd(payout);
    expect(await payouts.toldOf(payout)).toMatchObject([{ state: end }]);
    expect(payouts.remoteOf(payout)).toMatchObject({ times: 1 });
  });

  it('are each taken by what was said of it', async () => {
    network.remote.behave('pending');
    const batch = somePayouts(5);
    await payouts.take(...batch);
    for (const payout of batch) {
      expect(await payouts.waitForCause(payout)).toBe('pending');
      payouts.remoteOf(payout)!.state = payout === batch[2] ? 'declined' : 'done';
    }
    network.remote.behave('ok');
    await payouts.hurry();
    await payouts.waitForEnd(...batch);
    const states = await Promise.all(batch.map((payout) => payouts.stateOf(payout)));
    expect(states).toEqual(['succeeded', 'succeeded', 'declined', 'succeeded', 'succeeded']);
  });

  it('are written in groups', async () => {
    const before = (await payouts.allTold()).length;
    const batch = somePayouts(500);
    await payouts.take(...batch);
    await payouts.waitForEnd(...batch);
    expect(await payouts.allTold()).toHaveLength(before + 500);
    const [{ commits }] = (await network.query<{ commits: number }>(
      'select count(distinct ended_at)::int as commits from payouts where payout_id = any($1)',
      [batch.map(({ payoutId }) => payoutId)],
    )) as [{ commits: number }];
    // However many orders a call takes: outcomes that have come by then are written together.
    expect(commits).toBeLessThan(500 / 4);
  });
});
