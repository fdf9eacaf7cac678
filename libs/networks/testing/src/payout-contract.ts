import { randomUUID } from 'node:crypto';
import { Money } from '@hanout/money';
import type { OutcomeById, PayoutOrder, NetworkAdapter } from '@hanout/network-kit';
import type { UnderContract } from './adapter-contract';
import { anUnknown, TROUBLES } from './registration-contract';

let lastNo = 0;

/** Orders to accounts of the network, in the order in which a deployment would count them. */
export function someOrders(count: number, amountMinor = 3_500n): PayoutOrder[] {
  return Array.from({ length: count }, () => {
    lastNo += 1;
    return {
      id: randomUUID(),
      no: lastNo,
      account: `+2126${String(10_000_000 + lastNo).padStart(8, '0')}`,
      amount: Money.of(amountMinor, 'MAD'),
      reference: `HNT${String(lastNo).padStart(7, '0')}`,
      takenAt: new Date('2026-11-28T10:00:00Z'),
    };
  });
}

/** What can go wrong while a payment is ordered, and when it is asked for: of a wire that answers later, words come later. */
const WORDS = new Set<string>(['unheard_of_word', 'no_word', 'no_reference']);

export function describePayouts({ remote, patient, hasty, make }: UnderContract): void {
  const troubles = TROUBLES.filter((trouble) => !remote.cannot.has(trouble));
  const ofOrdering = troubles.filter((trouble) => !remote.answersLater || !WORDS.has(trouble));
  const send = (adapter: NetworkAdapter, orders: PayoutOrder[]): Promise<OutcomeById[]> =>
    adapter.payouts!.send(orders);
  /** What it ends with: at once, or, where the network answers later, when it is asked for. */
  const payOut = async (adapter: NetworkAdapter, orders: PayoutOrder[]): Promise<OutcomeById[]> => {
    const outcomes = await send(adapter, orders);
    if (!remote.answersLater) return outcomes;
    expect(outcomes).toEqual(orders.map(({ id }) => ({ id, outcome: 'pending' })));
    return adapter.payouts!.query ? adapter.payouts!.query(orders) : toldOf(adapter, orders);
  };
  /** Where nothing can be asked for, what is laid out for us. */
  const toldOf = async (adapter: NetworkAdapter, orders: PayoutOrder[]): Promise<OutcomeById[]> => {
    const notices = (await adapter.fetchNotices?.()) ?? [];
    const told = notices.flatMap((notice) => {
      const reading = adapter.notices!.read(notice, new Date());
      return reading.reading === 'accepted' ? reading.events : [];
    });
    return orders.map(({ id }) => {
      const found = told.find((one) => one.event === 'payout' && one.id === id);
      if (found?.event !== 'payout') return { id, outcome: 'pending' };
      const { event, ...outcome } = found;
      expect(event).toBe('payout');
      return outcome;
    });
  };
  const succeeded = (orders: PayoutOrder[]) =>
    orders.map(({ id }) => ({ id, outcome: 'succeeded', ref: remote.payments.get(id)!.ref }));
  const allUnknown = (orders: PayoutOrder[]) => orders.map(({ id }) => anUnknown(id));
  const most = (): number => patient().payouts!.perCall;

  it('pays as many as a call may take, and answers for each, in order', async () => {
    const orders = someOrders(most());
    const outcomes = await payOut(patient(), orders);
    expect(outcomes).toEqual(succeeded(orders));
    expect(orders.map(({ id }) => remote.payments.get(id)?.order)).toEqual(
      orders.map(({ id, account }) => ({ id, account, amountMinor: '3500', currency: 'MAD' })),
    );
  });

  it('asks nothing for no orders', async () => {
    const before = remote.requests;
    await expect(send(patient(), [])).resolves.toEqual([]);
    expect(remote.requests).toBe(before);
  });

  it.each([1n, 99n, 100n, 101n, 8_000_000n, 123_456_789_01n])(
    'pays %d centimes and no other amount',
    async (minor) => {
      const orders = someOrders(1, minor);
      await payOut(patient(), orders);
      expect(remote.payments.get(orders[0]!.id)?.order.amountMinor).toBe(String(minor));
    },
  );

  it('gets the same answer for the same order, which is paid once', async () => {
    const orders = someOrders(1);
    const first = await payOut(patient(), orders);
    await expect(payOut(patient(), orders)).resolves.toEqual(first);
    expect(remote.payments.get(orders[0]!.id)?.times).toBe(2);
  });

  it('is declined only when the remote says so, with its reason', async () => {
    remote.behave('decline');
    const orders = someOrders(1);
    await expect(payOut(patient(), orders)).resolves.toEqual([
      { id: orders[0]!.id, outcome: 'declined', reason: expect.stringMatching(/^[\w.-]{1,64}$/) },
    ]);
  });

  it('is pending while the remote has not decided, and succeeds when it is asked again', async () => {
    remote.behave('pending');
    const orders = someOrders(1);
    await expect(payOut(patient(), orders)).resolves.toEqual([{ id: orders[0]!.id, outcome: 'pending' }]);
    remote.behave('ok');
    const outcomes = await payOut(patient(), orders);
    expect(outcomes).toEqual(succeeded(orders));
  });

  it.each(ofOrdering)('cannot tell after: %s', async (trouble) => {
    remote.behave(trouble);
    const orders = someOrders(1);
    await expect(send(patient(), orders)).resolves.toEqual(allUnknown(orders));
  });

  it('cannot tell from answers of another shape', async () => {
    if (remote.cannot.has('wrong_shape')) return;
    remote.behave('wrong_shape');
    for (let time = 0; time < 10; time += 1) {
      const orders = someOrders(1);
      await expect(send(patient(), orders)).resolves.toEqual(allUnknown(orders));
    }
  });

  it.each(['silent', 'drip'] as const)('gives up in time when the remote is: %s', async (behaviour) => {
    if (remote.cannot.has(behaviour)) return;
    remote.behave(behaviour);
    const orders = someOrders(1);
    await expect(send(hasty(), orders)).resolves.toEqual(allUnknown(orders));
  });

  it('cannot tell when nobody listens', async () => {
    const settings = remote.settings();
    const nowhere = settings.url.replace(/:\d+/, ':1');
    const orders = someOrders(1);
    const nobody = make({ ...settings, url: nowhere, timeoutMs: 2_000 });
    await expect(send(nobody, orders)).resolves.toEqual(allUnknown(orders));
    await nobody.close?.();
  });

  it('cannot tell when its own key is wrong: that is our fault, not a no', async () => {
    const stranger = make({ ...remote.settings(), secret: 'the secret of another', timeoutMs: 2_000 });
    const orders = someOrders(1);
    await expect(send(stranger, orders)).resolves.toEqual(allUnknown(orders));
    expect(remote.payments.get(orders[0]!.id)).toBeUndefined();
    await stranger.close?.();
  });

  it('finds out by ordering again when the remote did it but never answered', async () => {
    remote.behave('did_it_no_answer');
    const orders = someOrders(1);
    await expect(send(patient(), orders)).resolves.toEqual(allUnknown(orders));
    expect(remote.payments.get(orders[0]!.id)?.state).toBe('done');
    remote.behave('ok');
    await expect(payOut(patient(), orders)).resolves.toEqual(succeeded(orders));
    expect(remote.payments.get(orders[0]!.id)?.times).toBe(2);
  });
}

/** For networks that can be asked what became of an order. */
export function describePayoutQueries({ remote, patient, hasty }: UnderContract): void {
  const aPaid = async (): Promise<PayoutOrder[]> => {
    const orders = someOrders(1);
    await patient().payouts!.send(orders);
    return orders;
  };
  const query = (adapter: NetworkAdapter, orders: PayoutOrder[]) => adapter.payouts!.query!(orders);

  it('finds what was paid', async () => {
    const orders = await aPaid();
    await expect(query(patient(), orders)).resolves.toEqual([
      { id: orders[0]!.id, outcome: 'succeeded', ref: remote.payments.get(orders[0]!.id)!.ref },
    ]);
  });

  it('cannot tell of one that the remote does not know: it may be on its way', async () => {
    const orders = someOrders(1);
    await expect(query(patient(), orders)).resolves.toEqual([
      { id: orders[0]!.id, outcome: 'unknown', cause: 'not_found' },
    ]);
  });

  it.each(TROUBLES.filter((trouble) => !remote.cannot.has(trouble)))(
    'cannot tell after: %s',
    async (trouble) => {
      const orders = await aPaid();
      remote.behave(trouble);
      await expect(query(patient(), orders)).resolves.toEqual([anUnknown(orders[0]!.id)]);
    },
  );

  it.each(['silent', 'drip'] as const)('gives up in time when the remote is: %s', async (behaviour) => {
    if (remote.cannot.has(behaviour)) return;
    const orders = await aPaid();
    remote.behave(behaviour);
    await expect(query(hasty(), orders)).resolves.toEqual([anUnknown(orders[0]!.id)]);
  });
}

/** For networks that can be asked to undo an order, or never to do it. */
export function describeReversals({ remote, patient }: UnderContract): void {
  it('is done of an order that never arrived, which is declined when it arrives later', async () => {
    const orders = someOrders(1);
    const [{ id }] = orders as [PayoutOrder];
    await expect(patient().payouts!.reverse!(orders)).resolves.toMatchObject([{ id, outcome: 'succeeded' }]);
    await expect(patient().payouts!.send(orders)).resolves.toMatchObject([{ id, outcome: 'declined' }]);
  });

  it('is declined of one that has moved for good', async () => {
    const orders = someOrders(1);
    await patient().payouts!.send(orders);
    await expect(patient().payouts!.reverse!(orders)).resolves.toMatchObject([
      { id: orders[0]!.id, outcome: 'declined' },
    ]);
  });

  it('cannot tell when it gets no answer', async () => {
    const orders = someOrders(1);
    remote.behave('did_it_no_answer');
    await expect(patient().payouts!.reverse!(orders)).resolves.toEqual([anUnknown(orders[0]!.id)]);
  });
}
