/** What staff see of a network's payouts and notices, and how they have one tried again that could not be applied. */
import { randomUUID } from 'node:crypto';
import { readPayouts, replayNotice, type CallerV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { auditor, NetworkUnderTest } from '../../test/networks-under-test';
import { NoticesUnderTest } from '../../test/notices';
import { aPayout, PayoutsUnderTest } from '../../test/payouts';

const support: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['support'] };
const FAST = { NOTICE_TRIES_MAX: '2', NOTICE_AGAIN_SECONDS: '1' };

describe('the support of a network', () => {
  let network: NetworkUnderTest;
  let payouts: PayoutsUnderTest;
  let notices: NoticesUnderTest;

  const start = async (settings: Record<string, string> = {}) => {
    const { url } = await network.start({ ...FAST, ...settings });
    notices = new NoticesUnderTest(network, url);
  };
  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('m2t');
    payouts = new PayoutsUnderTest(network);
    await start();
  });
  afterAll(async () => {
    await network?.stop();
    await network?.nats.stop();
  });
  const read = (caller: CallerV1 = auditor) => network.asks.ask(readPayouts.m2t, { caller });
  const replay = (noticeId: string, caller = support) =>
    network.asks.ask(replayNotice.m2t, { caller, noticeId, body: { reason: 'the key is back' } });

  it('reads how everything stands', async () => {
    const none = { waiting: '0', succeeded: '0', declined: '0' };
    await expect(read()).resolves.toEqual({
      network: 'm2t',
      payouts: none,
      collections: { waiting: '0', completed: '0', refused: '0' },
      breaker: { state: 'closed', failures: 0 },
      notices: { accepted: '0', replayed: '0', forged: '0', stale: '0', unreadable: '0', tooLarge: '0' },
      contradictions: '0',
      unmatched: '0',
      deadNotices: [],
    });
    network.remote.behave('pending');
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForCause(payout);
    await notices.bring(notices.ofPayout(randomUUID(), { word: 'done', ref: 'REF-1' }));
    await notices.bring({ headers: {}, raw: Buffer.from('{}') });
    await notices.waitForAllApplied();
    await notices.waitForCount('forged', 1);
    await expect(read()).resolves.toMatchObject({
      payouts: { ...none, waiting: '1', oldestWaitingAt: expect.stringMatching(/Z$/) },
      notices: { accepted: '1', forged: '1' },
      unmatched: '1',
    });
    network.remote.behave('ok');
  });

  it('has a notice that could not be applied read and applied anew, once, and says who wanted it', async () => {
    const payout = aPayout();
    network.remote.behave('pending');
    await payouts.take(payout);
    await payouts.waitForCause(payout);
    network.remote.behave('ok');
    const before = await network.query('select notice_id from notices');
    await network.query('alter table notices rename column applied_at to applied_at_hidden');
    await notices.bring(notices.ofPayout(payout.payoutId, { word: 'done', ref: 'REF-2' }));
    await waitFor(
      async () => (await network.query("select 1 from notices where state = 'dead'")).length === 1,
      { what: 'a dead letter' },
    );
    await network.query('alter table notices rename column applied_at_hidden to applied_at');
    expect(await payouts.stateOf(payout)).toBe('waiting');

    const { deadNotices } = await read();
    expect(deadNotices).toEqual([
      {
        noticeId: expect.any(String),
        via: 'door',
        attempts: 2,
        error: expect.stringContaining('42703'),
        receivedAt: expect.stringMatching(/Z$/),
      },
    ]);
    const { noticeId } = deadNotices[0]!;
    await expect(replay(noticeId, auditor)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(replay(noticeId)).resolves.toEqual({ noticeId, state: 'kept' });
    await payouts.waitForEnd(payout);
    expect(await payouts.toldOf(payout)).toMatchObject([{ state: 'succeeded', ref: 'REF-2' }]);
    await expect(replay(noticeId)).rejects.toMatchObject({ code: 'networks.not_dead', kind: 'conflict' });
    await expect(replay(randomUUID())).rejects.toMatchObject({ code: 'networks.unknown_notice' });
    expect(await network.query('select 1 from notices')).toHaveLength(before.length + 1);
    expect(
      await network.query('select operation, reason, subject_id from audit_entries where actor_id = $1', [
        support.id,
      ]),
    ).toEqual([{ operation: 'networks.replay-notice', reason: 'the key is back', subject_id: noticeId }]);
  });

  it('is read by who may, each network its own', async () => {
    await expect(read({ ...auditor, roles: ['network'], network: 'm2t' })).resolves.toBeDefined();
    await expect(read({ ...auditor, roles: ['network'], network: 'wafacash' })).rejects.toMatchObject({
      code: 'networks.other_network',
    });
    await expect(read({ ...auditor, roles: ['customer'] })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });
});
