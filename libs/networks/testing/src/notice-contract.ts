import { randomUUID } from 'node:crypto';
import type { NetworkAdapter, RawNotice } from '@hanout/network-kit';
import type { UnderContract } from './adapter-contract';
import { someOrders } from './payout-contract';
import { TROUBLES } from './registration-contract';
import type { RemoteEvent } from './remote-system';

const HOUR_MS = 3_600_000;

/** What a network brings to our door by itself. */
export function describeNotices({ remote, patient }: UnderContract): void {
  const order = () => {
    const [{ id, account }] = someOrders(1) as [ReturnType<typeof someOrders>[number]];
    return { id, account, amountMinor: '3500', currency: 'MAD' };
  };
  const paid = (): RemoteEvent => {
    const one = order();
    return { event: 'payout', order: one, result: { id: one.id, word: 'done', ref: 'REF-77' } };
  };
  const collected = (): RemoteEvent => ({
    event: 'collection',
    ref: `COL-${randomUUID().slice(0, 8)}`,
    payee: '100234',
    amountMinor: '12345678901',
    currency: 'MAD',
    collectedAt: new Date('2026-11-28T09:59:59Z'),
  });
  const read = (notice: RawNotice, at = new Date()) => patient().notices!.read(notice, at);

  it('says what became of a payout: done, declined, or of no clear word', () => {
    const one = order();
    const told = (result: object) =>
      read(remote.notice!({ event: 'payout', order: one, result: { id: one.id, ...result } as never }));
    expect(told({ word: 'done', ref: 'REF-77' })).toEqual({
      reading: 'accepted',
      events: [{ event: 'payout', id: one.id, outcome: 'succeeded', ref: 'REF-77' }],
    });
    expect(told({ word: 'declined', reason: 'ACCOUNT_BARRED' })).toEqual({
      reading: 'accepted',
      events: [
        { event: 'payout', id: one.id, outcome: 'declined', reason: expect.stringMatching(/^[\w.-]{1,64}$/) },
      ],
    });
    for (const result of [{ word: 'unheard_of' }, { word: 'none' }, { word: 'done' }])
      expect(told(result)).toEqual({
        reading: 'accepted',
        events: [{ event: 'payout', id: one.id, outcome: 'unknown', cause: expect.any(String) }],
      });
  });

  it('says that somebody paid one of ours, to the centime', () => {
    const event = collected();
    const reading = read(remote.notice!(event));
    expect(reading).toMatchObject({
      reading: 'accepted',
      events: [{ event: 'collection', payee: '100234' }],
    });
    if (reading.reading !== 'accepted' || reading.events[0]?.event !== 'collection')
      throw new Error('not read');
    const [{ amount, collectedAt, ref }] = reading.events;
    expect([amount.toWire(), ref, collectedAt]).toEqual([
      { minor: '12345678901', currency: 'MAD' },
      event.event === 'collection' && event.ref,
      new Date('2026-11-28T09:59:59Z'),
    ]);
  });

  it('reads the same again', () => {
    const [notice, at] = [remote.notice!(paid()), new Date()];
    expect(read(notice, at)).toEqual(read(notice, at));
  });

  it('is forged when another signed it, or nobody', () => {
    const notice = remote.notice!(paid(), 'the secret of another');
    expect(read(notice)).toEqual({ reading: 'refused', cause: 'forged' });
    const { raw } = remote.notice!(paid());
    // Where the signature stands beside the bytes; within them it is never without one.
    if (Object.keys(notice.headers).length > 0)
      expect(read({ ...notice, headers: {}, raw })).toMatchObject({ reading: 'refused' });
  });

  it('is refused when any byte is another or missing', () => {
    const notice = remote.notice!(collected());
    const step = Math.max(1, Math.floor(notice.raw.length / 40));
    for (let at = 0; at < notice.raw.length; at += step) {
      const flipped = Buffer.from(notice.raw);
      flipped[at]! ^= 1;
      expect(read({ ...notice, raw: flipped }).reading).toBe('refused');
      expect(read({ ...notice, raw: notice.raw.subarray(0, at) }).reading).toBe('refused');
    }
  });

  it('is stale an hour later, and an hour before', () => {
    // A file lies there for as long as we are away.
    if (patient().fetchNotices) return;
    const notice = remote.notice!(paid());
    for (const away of [HOUR_MS, -HOUR_MS])
      expect(read(notice, new Date(Date.now() + away))).toEqual({ reading: 'refused', cause: 'stale' });
  });
}

/** What a network lays out for us. */
export function describeFiles({ remote, patient, hasty }: UnderContract): void {
  /** How often an order is told of in what lies there now. */
  const timesTold = async (id: string, adapter: NetworkAdapter = patient()): Promise<number> => {
    const readings = (await adapter.fetchNotices!()).map((file) => adapter.notices!.read(file, new Date()));
    expect(readings.map(({ reading }) => reading)).not.toContain('refused');
    const events = readings.flatMap((one) => (one.reading === 'accepted' ? one.events : []));
    return events.filter((one) => one.event === 'payout' && one.id === id).length;
  };
  const aSent = async (): Promise<string> => {
    const orders = someOrders(1);
    await patient().payouts!.send(orders);
    return orders[0]!.id;
  };
  const discardAll = async (): Promise<void> => {
    for (const { name } of await patient().fetchNotices!()) await patient().discardNotice!(name);
  };

  it('lie there until they are discarded', async () => {
    const id = await aSent();
    expect(await timesTold(id)).toBe(1);
    expect(await timesTold(id)).toBe(1);
    await discardAll();
    expect(await timesTold(id)).toBe(0);
    expect(await patient().fetchNotices!()).toEqual([]);
  });

  it('do not go with others that are discarded', async () => {
    const id = await aSent();
    const before = await patient().fetchNotices!();
    const later = await aSent();
    for (const { name } of before) await patient().discardNotice!(name);
    expect([await timesTold(id), await timesTold(later)]).toEqual([0, 1]);
  });

  it('are not discarded when they would say something else by now', async () => {
    remote.behave('pending');
    const id = await aSent();
    const files = await patient().fetchNotices!();
    remote.behave('unheard_of_word');
    for (const { name } of files) await patient().discardNotice!(name);
    remote.behave('ok');
    expect(await timesTold(id)).toBe(1);
  });

  it.each(['', '..', '../in', 'in/../../x.xml', '/etc/passwd', '%2e%2e'])(
    'are discarded by name only: %p',
    async (name) => {
      const id = await aSent();
      await patient().discardNotice!(name);
      expect(await timesTold(id)).toBe(1);
    },
  );

  it.each(TROUBLES.filter((trouble) => !remote.cannot.has(trouble)))(
    'are left there, and nothing throws, after: %s',
    async (trouble) => {
      const id = await aSent();
      remote.behave(trouble);
      await patient().fetchNotices!();
      remote.behave('ok');
      expect(await timesTold(id)).toBe(1);
      remote.behave(trouble);
      await patient().discardNotice!('pain.002.of-nobody.xml');
    },
  );

  it.each(['silent', 'drip'] as const)('are not waited for when the remote is: %s', async (behaviour) => {
    if (remote.cannot.has(behaviour)) return;
    await aSent();
    remote.behave(behaviour);
    await expect(hasty().fetchNotices!()).resolves.toEqual([]);
  });
}
