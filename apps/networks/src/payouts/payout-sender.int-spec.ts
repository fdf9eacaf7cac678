/** The sender with a real database and an adapter of which everything can be told: what it is asked, and when. */
import type { NoticeReading, Outcome, PayoutCapability } from '@hanout/network-kit';
import { waitFor } from '@hanout/testing';
import { SenderUnderTest, unknown, yes } from '../../test/sender-under-test';

const noNotice: NoticeReading = { reading: 'refused', cause: 'unreadable' };

describe('a sender of payouts', () => {
  let under: SenderUnderTest;
  beforeAll(async () => {
    under = await SenderUnderTest.prepare();
  });
  beforeEach(() => under.calm());
  afterEach(() => under.clear());
  afterAll(() => under?.drop());

  it('has what nothing clear is heard of undone after its time, and not before', async () => {
    under.say.send = under.say.query = () => unknown('timeout');
    under.start({ payouts: under.capability(['query', 'reverse']) }, { payoutReverseAfterSeconds: 3_600 });
    const [payoutId] = await under.take();
    await under.waitForReason(payoutId, 'timeout');
    await under.age(3_000);
    await waitFor(() => under.asked.length === 2);
    await under.waitForReason(payoutId, 'timeout');
    await under.age(3_700);
    await under.waitForReason(payoutId, 'reversed');
    expect(await under.rowOf(payoutId)).toMatchObject({ state: 'declined' });
    expect(under.asked).toEqual(['send', 'query', 'reverse']);
  });

  it('asks for the number of what could not be undone', async () => {
    under.say.send = () => unknown('timeout');
    under.say.reverse = () => ({ outcome: 'declined', reason: 'DONE' });
    under.start({ payouts: under.capability(['query', 'reverse']) }, { payoutReverseAfterSeconds: 3_600 });
    const [payoutId] = await under.take();
    await under.waitForReason(payoutId, 'timeout');
    await under.age(3_700);
    await under.waitForReason(payoutId, 'moved');
    await under.age(3_700);
    await under.waitForState(payoutId, 'succeeded');
    expect(under.asked).toEqual(['send', 'reverse', 'query']);
  });

  it('undoes nothing by itself when it is not told to', async () => {
    under.say.send = under.say.query = () => unknown('timeout');
    under.start({ payouts: under.capability(['query', 'reverse']) });
    const [payoutId] = await under.take();
    await under.waitForReason(payoutId, 'timeout');
    await under.age(1_000_000);
    await waitFor(() => under.asked.length === 2);
    expect(under.asked).toEqual(['send', 'query']);
    await under.waitForReason(payoutId, 'timeout');
  });

  it.each([
    ['pending', { outcome: 'pending' } as Outcome, 20_000],
    // The same order in another file is harmless: the network knows it by its id.
    ['timeout', unknown('timeout'), 0],
    ['not_connected', unknown('not_connected'), 0],
  ])(
    'waits long with an order in a file that the network has, and not after: %s',
    async (reason, outcome, least) => {
      under.say.send = () => outcome;
      under.start(
        { payouts: under.capability([]), fetchNotices: () => Promise.resolve([]) },
        { payoutFileAgainSeconds: 86_400 },
      );
      const [payoutId] = await under.take();
      await under.waitForReason(payoutId, reason);
      const { dueIn } = await under.rowOf(payoutId);
      expect(dueIn).toBeGreaterThan(least);
      if (least === 0) expect(dueIn).toBeLessThanOrEqual(600);
    },
  );

  it('gives a network that tells us by itself the time to, after a not-yet', async () => {
    under.say.send = () => ({ outcome: 'pending' });
    const settings = { payoutPauseSeconds: 1, payoutPendingPauseSeconds: 100 };
    under.start({ payouts: under.capability(['query']), notices: { read: () => noNotice } }, settings);
    const [payoutId] = await under.take();
    await under.waitForReason(payoutId, 'pending');
    expect((await under.rowOf(payoutId)).dueIn).toBeGreaterThan(40);
  });

  it('has no more calls under way than it may, and none waits for another', async () => {
    const held: (() => void)[] = [];
    under.say.send = ({ no }) =>
      no % 3 === 0 ? new Promise((resolve) => held.push(() => resolve(yes))) : yes;
    let [underWay, most] = [0, 0];
    const payouts = under.capability([]);
    const counted: PayoutCapability = {
      perCall: 1,
      send: async (orders) => {
        most = Math.max(most, (underWay += 1));
        return payouts.send(orders).finally(() => (underWay -= 1));
      },
    };
    under.start({ payouts: counted }, { payoutCallsMax: 8, networkTimeoutMs: 60_000 });
    const ids = await under.take(21);
    const ended = async () =>
      (await under.source.query(`select count(*)::int as count from payouts where state = 'succeeded'`))[0]
        .count;
    // A third of them hang; the others come to their end meanwhile.
    await waitFor(async () => held.length === 7 && (await ended()) === 14, { what: 'the others to end' });
    held.forEach((release) => release());
    await waitFor(async () => (await ended()) === ids.length);
    expect(most).toBe(8);
  });

  it('keeps waiting for what an adapter broke over', async () => {
    under.say.send = () => Promise.reject(new Error('a bug'));
    under.start({ payouts: under.capability([]) });
    const [payoutId] = await under.take();
    await under.waitForReason(payoutId, 'our_fault');
    expect(await under.rowOf(payoutId)).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  it('gives back what it had taken and not begun with when it stops', async () => {
    let release: () => void = () => undefined;
    under.say.send = () => new Promise((resolve) => (release = () => resolve(yes)));
    const [fresh, older] = await under.take(2);
    await under.source.query(`update payouts set attempts = 1, reason = 'timeout' where payout_id = $1`, [
      older,
    ]);
    // One to send and one to ask about are two calls, and only one may be under way.
    under.start({ payouts: under.capability(['query'], 2) }, { payoutCallsMax: 1, networkTimeoutMs: 60_000 });
    await waitFor(() => under.asked.length === 1);
    expect(await under.rowOf(older)).toMatchObject({ attempts: 2, reason: null });
    const stopping = under.stop();
    release();
    await stopping;
    expect(await under.rowOf(fresh)).toMatchObject({ state: 'succeeded' });
    expect(await under.rowOf(older)).toMatchObject({ state: 'waiting', attempts: 1, reason: 'timeout' });
    expect((await under.rowOf(older)).dueIn).toBeLessThanOrEqual(0);
    expect(under.asked).toEqual(['send']);
  });
});
