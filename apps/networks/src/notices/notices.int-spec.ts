/** What a network tells us by itself, brought to the real door of the real service. */
import { randomUUID } from 'node:crypto';
import { readNetworkEnd } from '@hanout/contracts';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { NoticesUnderTest } from '../../test/notices';
import { aPayout, PayoutsUnderTest } from '../../test/payouts';

describe('the notices of a network', () => {
  let network: NetworkUnderTest;
  let payouts: PayoutsUnderTest;
  let notices: NoticesUnderTest;

  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('cash-plus');
    payouts = new PayoutsUnderTest(network);
    const { url } = await network.start({
      NETWORK_TIMEOUT_MS: '2000',
      NOTICE_MAX_BYTES: '4096',
      NOTICES_UNREADABLE_MAX: '2',
      PAYOUT_PAUSE_SECONDS: '600',
      PAYOUT_PAUSE_MAX_SECONDS: '600',
    });
    notices = new NoticesUnderTest(network, url);
  });
  beforeEach(() => network.remote.behave('ok'));
  afterAll(async () => {
    await network?.stop();
    await network?.nats.stop();
  });

  const aPending = async () => {
    network.remote.behave('pending');
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForCause(payout);
    network.remote.behave('ok');
    return payout;
  };
  const contradictionsOf = ({ payoutId }: { payoutId: string }) =>
    network.query('select stands, said, said_by from contradictions where subject_id = $1', [payoutId]);

  it.each([
    ['yes', { word: 'done', ref: 'REF-1' }, { state: 'succeeded', ref: 'REF-1' }],
    ['no', { word: 'declined', reason: 'BARRED' }, { state: 'declined', reason: 'BARRED' }],
  ] as const)('bring a %s to a payout that waits, once', async (_word, result, end) => {
    const payout = await aPending();
    await expect(notices.bring(notices.ofPayout(payout.payoutId, result))).resolves.toBe(200);
    await payouts.waitForEnd(payout);
    expect(await payouts.toldOf(payout)).toMatchObject([end]);
    await expect(payouts.take(payout)).resolves.toMatchObject([end]);
  });

  it('leave one waiting when they bring no clear word', async () => {
    const payout = await aPending();
    for (const word of ['pending', 'unheard_of', 'none'] as const)
      await expect(notices.bring(notices.ofPayout(payout.payoutId, { word }))).resolves.toBe(200);
    await notices.waitForAllApplied();
    expect(await payouts.stateOf(payout)).toBe('waiting');
  });

  it('may come before the answer of the call, which then says nothing new', async () => {
    network.remote.behave('silent');
    const payout = aPayout();
    await payouts.take(payout);
    while (!payouts.remoteOf(payout)) await new Promise(setImmediate);
    const { ref } = payouts.remoteOf(payout)!;
    await notices.bring(notices.ofPayout(payout.payoutId, { word: 'done', ref }));
    await payouts.waitForEnd(payout);
    network.remote.behave('ok');
    expect(await payouts.toldOf(payout)).toMatchObject([{ state: 'succeeded', ref }]);
    expect(await contradictionsOf(payout)).toEqual([]);
  });

  it.each([
    ['ok', { word: 'declined', reason: 'BARRED' }, 'succeeded', 'declined'],
    ['decline', { word: 'done', ref: 'REF-2' }, 'declined', 'succeeded'],
  ] as const)('never turn an end round: %s, then %j', async (behaviour, result, stands, said) => {
    network.remote.behave(behaviour);
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForEnd(payout);
    const notice = notices.ofPayout(payout.payoutId, result);
    await expect(notices.bring(notice)).resolves.toBe(200);
    await expect(notices.bring(notice)).resolves.toBe(200);
    await notices.waitForAllApplied();
    expect(await payouts.stateOf(payout)).toBe(stands);
    expect(await payouts.toldOf(payout)).toMatchObject([{ state: stands }]);
    expect(await contradictionsOf(payout)).toEqual([
      {
        stands: expect.objectContaining({ state: stands }),
        said: expect.objectContaining({ state: said }),
        said_by: 'notice',
      },
    ]);
    const { words } = await network.asks.ask(readNetworkEnd[network.network], {
      paymentId: payout.payoutId,
    });
    expect(words.map(({ word, code, isContradiction }) => [word, code, isContradiction])).toEqual([
      ['taken', undefined, undefined],
      ['sent', undefined, undefined],
      [stands, stands === 'declined' ? expect.any(String) : undefined, undefined],
      [said, said === 'declined' ? 'BARRED' : undefined, true],
    ]);
  });

  it('are kept when they speak of a payout that was never taken, and touch no other', async () => {
    const waiting = await aPending();
    const unknown = randomUUID();
    await notices.bring(notices.ofPayout(unknown, { word: 'done', ref: 'REF-3' }));
    await notices.bring(notices.ofPayout('PAYOUT-7', { word: 'declined' }));
    await notices.waitForAllApplied();
    expect(
      await network.query('select payout_id, said from unmatched_words order by payout_id = $1', [unknown]),
    ).toEqual([
      { payout_id: 'PAYOUT-7', said: { state: 'declined', reason: 'not_given' } },
      { payout_id: unknown, said: { state: 'succeeded', ref: 'REF-3' } },
    ]);
    expect(await payouts.stateOf(waiting)).toBe('waiting');
    expect(await payouts.toldOf({ payoutId: unknown })).toEqual([]);
  });

  it('count once when they are brought again, signed for another time too', async () => {
    const payout = await aPending();
    // Counts are written a moment later: those of before are all there when as many are accepted as are kept.
    await notices.waitForCount('accepted', (await network.query('select 1 from notices')).length);
    const [accepted, replayed] = [await notices.count('accepted'), await notices.count('replayed')];
    const result = { word: 'done', ref: 'REF-4' } as const;
    const statuses = await Promise.all(
      Array.from({ length: 5 }, () => notices.bring(notices.ofPayout(payout.payoutId, result))),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    await notices.waitForCount('accepted', accepted + 1);
    await notices.waitForCount('replayed', replayed + 4);
    await payouts.waitForEnd(payout);
    const before = await notices.everything();
    await expect(notices.bring(notices.ofPayout(payout.payoutId, result))).resolves.toBe(200);
    await notices.waitForCount('replayed', replayed + 5);
    expect(await notices.everything()).toEqual(before);
  });

  it('change nothing and are counted when they are forged, changed, cut off or stale', async () => {
    const payout = await aPending();
    await notices.waitForAllApplied();
    const good = notices.ofPayout(payout.payoutId, { word: 'done', ref: 'REF-5' });
    const [forged, stale] = [await notices.count('forged'), await notices.count('stale')];
    const before = await notices.everything();
    const flipped = Buffer.from(good.raw);
    flipped[20]! ^= 1;
    const bad = [
      notices.of(
        {
          event: 'payout',
          order: { id: payout.payoutId, account: '+212611111111', amountMinor: '3500', currency: 'MAD' },
          result: { id: payout.payoutId, word: 'done', ref: 'REF-5' },
        },
        'the secret of another',
      ),
      { ...good, headers: {} },
      { ...good, raw: flipped },
      { ...good, raw: good.raw.subarray(0, -1) },
      { ...good, raw: Buffer.alloc(0) },
      { ...good, headers: { ...good.headers, 'x-timestamp': '1700000000' } },
    ];
    for (const notice of bad) await expect(notices.bring(notice)).resolves.toBe(401);
    await notices.waitForCount('forged', forged + bad.length);

    const anHourAgo = String(Math.floor(Date.now() / 1_000) - 3_600);
    const old = notices.signed(good.raw, { ...good, headers: { ...good.headers, 'x-timestamp': anHourAgo } });
    await expect(notices.bring(old)).resolves.toBe(401);
    await notices.waitForCount('stale', stale + 1);
    expect(await notices.everything()).toEqual(before);
    expect(await payouts.stateOf(payout)).toBe('waiting');
  });

  it('are refused unread when they are too large, of any type', async () => {
    const before = await notices.everything();
    const raw = Buffer.alloc(4_097, 'a');
    for (const type of ['application/json', 'text/xml', 'application/octet-stream'])
      await expect(notices.bring({ headers: { 'content-type': type }, raw })).resolves.toBe(413);
    await notices.waitForCount('too_large', 3);
    expect(await notices.everything()).toEqual(before);
  });

  it('are kept sealed for a person to look at when nobody can read them, so many and no more', async () => {
    for (let place = 0; place < 4; place += 1) {
      const notice = notices.ofPayout(randomUUID(), { word: 'none' });
      const unread = notices.signed(Buffer.from(`<notice number="${place}"/>`), notice);
      await expect(notices.bring(unread)).resolves.toBe(400);
    }
    await notices.waitForCount('unreadable', 4);
    const rows = await network.query<{ sealed: Buffer }>(
      "select sealed from notices where state = 'unreadable'",
    );
    expect(rows).toHaveLength(2);
    expect(rows.some(({ sealed }) => sealed.includes('<notice'))).toBe(false);
  });

  it('come by any path below the door', async () => {
    const payout = await aPending();
    const notice = notices.ofPayout(payout.payoutId, { word: 'done', ref: 'REF-6' });
    await expect(notices.bring(notice, '/payouts/x?y=1')).resolves.toBe(200);
    await payouts.waitForEnd(payout);
  });
});
