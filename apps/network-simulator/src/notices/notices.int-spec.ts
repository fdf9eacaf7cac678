/** What networks tell us by themselves: until it is heard, over restarts, and wrongly when they are told to. */
import { randomUUID } from 'node:crypto';
import type { NetworkName } from '@hanout/contracts';
import { sandboxAdapter } from '@hanout/network-sandbox';
import { waitFor } from '@hanout/testing';
import { OurDoor } from '../../test/our-door';
import { fakesWith, laterFace, SimulatorUnderTest } from '../../test/simulator-under-test';

const NETWORK: NetworkName = 'cash-plus';

describe('the notices', () => {
  const door = new OurDoor();
  let simulator: SimulatorUnderTest;
  beforeAll(async () => {
    await door.open();
    const fakes = fakesWith({ 'cash-plus': { wire: 'http', face: laterFace } });
    const urls = `cash-plus=${door.url},damane-cash=http://127.0.0.1:1/notices`;
    simulator = await SimulatorUnderTest.start(fakes, { NOTICES_URLS: urls });
  });
  beforeEach(() => {
    door.heard.length = 0;
    door.statuses = [];
  });
  afterEach(() => simulator.call('PUT', '/faults', { target: NETWORK, mode: 'none' }));
  afterAll(async () => {
    await simulator?.stop();
    await door.close();
  });

  const anOrder = (amount = '3500') => ({
    payoutId: randomUUID(),
    account: '+212600000001',
    amount,
    currency: 'MAD',
  });
  const fault = (mode: string, more: object = {}) =>
    simulator.call('PUT', '/faults', { target: NETWORK, mode, ...more });
  interface Books {
    notices: Record<string, number>;
    entries: { payout?: { pending?: object } };
  }
  const books = () => simulator.read<Books>(`/networks/${NETWORK}/books`);
  const counts = async () => (await books()).notices;
  const collect = async (amount: string, more: object = {}) =>
    (
      await simulator.call('POST', `/networks/${NETWORK}/collections`, { payee: '100234', amount, ...more })
    ).json();
  const isQuiet = async (): Promise<boolean> => {
    const { notices, entries } = await books();
    return notices.waiting === 0 && !entries.payout?.pending;
  };
  const doneRef = async (id: string) =>
    (await simulator.entries(NETWORK)).findLast((one) => one.id === id)?.ref;

  it('tell of a payout that was only taken, in a way that our adapter believes', async () => {
    const order = anOrder();
    expect(await simulator.pay(NETWORK, order)).toEqual([{ payoutId: order.payoutId, status: 'PENDING' }]);
    await waitFor(() => door.heard.length === 1);
    const settings = { url: 'http://x', secret: simulator.secretOf(NETWORK), timeoutMs: 1_000 };
    const reading = sandboxAdapter(NETWORK, settings).notices!.read(door.heard[0]!, new Date());
    expect(reading).toEqual({
      reading: 'accepted',
      events: [
        {
          event: 'payout',
          id: order.payoutId,
          outcome: 'succeeded',
          ref: await doneRef(order.payoutId),
        },
      ],
    });
    expect(door.heard[0]!.name).toBe('POST /notices/');
  });

  it('come again until they are heard, and not once more', async () => {
    door.statuses = [500, 404, 302, 429];
    await simulator.pay(NETWORK, anOrder());
    await waitFor(isQuiet);
    expect(door.heard).toHaveLength(5);
    expect(new Set(door.said().map((said) => JSON.stringify(said))).size).toBe(1);
  });

  it('go on after a restart', async () => {
    door.statuses = Array.from({ length: 1_000 }, () => 503);
    const collected = (await collect('2500')) as { ref: string };
    const order = anOrder();
    await simulator.pay(NETWORK, order);
    await waitFor(() => door.heard.length > 2);
    await simulator.startAgain();
    door.statuses = [];
    door.heard.length = 0;
    await waitFor(isQuiet);
    expect(door.said()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'collection', ref: collected.ref, amount: '2500', payee: '100234' }),
        expect.objectContaining({ type: 'payout', payoutId: order.payoutId, status: 'PAID' }),
      ]),
    );
    expect(door.heard).toHaveLength(2);
  });

  it('of a network whose door is shut hold no other up', async () => {
    for (let time = 0; time < 20; time += 1)
      await simulator.call('POST', '/networks/damane-cash/collections', { payee: '100234', amount: '100' });
    await simulator.pay(NETWORK, anOrder());
    await waitFor(isQuiet);
    expect(door.heard).toHaveLength(1);
    expect(await simulator.read('/networks/damane-cash/books')).toMatchObject({ notices: { waiting: 20 } });
  });

  describe('with a fault', () => {
    it.each([
      ['by a switch', '3500'],
      ['by an amount', '3581'],
    ])('come twice, %s', async (how, amount) => {
      if (how === 'by a switch') await fault('notice_twice', { times: 1 });
      await simulator.pay(NETWORK, anOrder(amount));
      await waitFor(() => door.heard.length === 2);
      expect(door.said()[0]).toEqual(door.said()[1]);
    });

    it('are lost, and what became of it is only told to who asks', async () => {
      const before = await counts();
      const order = anOrder('3582');
      await simulator.pay(NETWORK, order);
      await waitFor(async () => (await counts()).lost === before.lost! + 1);
      expect(await simulator.pay(NETWORK, order)).toMatchObject([{ status: 'PAID' }]);
      expect(door.heard).toEqual([]);
    });

    it('are late by days, which pass at once', async () => {
      await fault('notice_late', { times: 1, delayMs: 3 * 86_400_000 });
      const order = anOrder();
      await simulator.pay(NETWORK, order);
      await waitFor(async () => (await counts()).waiting === 1);
      await collect('100');
      await waitFor(() => door.heard.length === 1);
      await simulator.call('POST', '/clock/advance', { ms: 3 * 86_400_000 });
      await waitFor(() => door.heard.length === 2);
      expect(door.said()[1]).toMatchObject({ payoutId: order.payoutId, status: 'PAID' });
      // They are signed on the day on which they are told.
      const away = Date.now() / 1_000 - Number(door.heard[1]!.headers['x-timestamp']);
      expect(Math.abs(away)).toBeLessThan(60);
    });

    it('come before the answer to the order', async () => {
      const order = anOrder('3584');
      const [result] = await simulator.pay(NETWORK, order);
      expect(door.said()).toMatchObject([{ payoutId: order.payoutId, status: 'PAID' }]);
      expect(result).toMatchObject({ status: 'PAID' });
    });

    it('speak of somebody unknown first', async () => {
      const order = anOrder('3585');
      await simulator.pay(NETWORK, order);
      await waitFor(() => door.heard.length === 2);
      const ids = door.said().map(({ payoutId }) => payoutId);
      expect(ids).toContain(order.payoutId);
      expect((await simulator.entries(NETWORK)).filter(({ id }) => ids.includes(id))).toHaveLength(2);
    });

    it('say another amount first, under the same number', async () => {
      const { ref } = (await collect('2586')) as { ref: string };
      await waitFor(() => door.heard.length === 2);
      expect(door.said().map((said) => [said.ref, said.amount])).toEqual([
        [ref, '2686'],
        [ref, '2586'],
      ]);
    });

    it('say no first and then yes', async () => {
      const order = anOrder('3587');
      await simulator.pay(NETWORK, order);
      await waitFor(() => door.heard.length === 2);
      expect(door.said()).toMatchObject([
        { payoutId: order.payoutId, status: 'REJECTED', reason: 'TRY_LATER' },
        { payoutId: order.payoutId, status: 'PAID' },
      ]);
    });
  });
});
