/** More than one of it: two instances of one network, two networks on one bus, and one that is killed. */
import { waitFor } from '@hanout/testing';
import { aPerson, NetworkUnderTest, people } from '../../test/networks-under-test';

describe('several at once', () => {
  let cashPlus: NetworkUnderTest;
  let wanaCash: NetworkUnderTest;

  beforeAll(async () => {
    cashPlus = await NetworkUnderTest.prepare('cash-plus');
    wanaCash = await NetworkUnderTest.prepare('wana-cash', cashPlus.nats);
  });
  beforeEach(() => cashPlus.remote.behave('ok'));
  afterAll(async () => {
    await wanaCash?.stop();
    await cashPlus?.stop();
    await cashPlus?.nats.stop();
  });

  it('finds out under the same id what a killed process had asked', async () => {
    cashPlus.remote.behave('silent');
    const first = cashPlus.startProcess();
    const person = aPerson();
    await cashPlus.tell([person]);
    await waitFor(
      () => {
        if (first.child.exitCode !== null) throw new Error(first.output());
        return cashPlus.remote.books.has(person.walletId);
      },
      { timeoutMs: 40_000, what: 'the process asks the network' },
    );
    await first.kill();
    expect(await cashPlus.rowOf(person)).toMatchObject({ state: 'waiting', attempts: 1, remote_ref: null });
    const done = cashPlus.remote.books.get(person.walletId)!;

    cashPlus.remote.behave('ok');
    await cashPlus.hurry();
    await cashPlus.start();
    await waitFor(async () => (await cashPlus.rowOf(person))?.state === 'acknowledged');
    expect(await cashPlus.rowOf(person)).toMatchObject({ attempts: 2, remote_ref: done.ref });
    expect(done.times).toBe(2);
  });

  it('shares the work between two instances and asks for no wallet twice', async () => {
    await cashPlus.start({ REGISTRATION_BATCH_MAX: '50' });
    const facts = Array.from({ length: 6 }, () => people(500));
    const before = (await cashPlus.read()).acknowledged;
    await Promise.all([...facts, ...facts].map((batch) => cashPlus.tell(batch)));
    await waitFor(async () => Number((await cashPlus.read()).acknowledged) === Number(before) + 3_000, {
      timeoutMs: 40_000,
    });
    const times = facts.flat().map(({ walletId }) => cashPlus.remote.books.get(walletId)?.times);
    expect(new Set(times)).toEqual(new Set([1]));
    expect((await cashPlus.read()).waiting).toBe('0');
  });

  it('lets each network take its own, and one that is silent delay no other', async () => {
    await wanaCash.start({ NETWORK_TIMEOUT_MS: '1000' });
    wanaCash.remote.behave('silent');
    const [theirs, ours] = [aPerson(), aPerson()];
    await wanaCash.tell([theirs]);
    await waitFor(() => wanaCash.remote.requests > 0);
    await cashPlus.tell([ours]);
    await waitFor(async () => (await cashPlus.rowOf(ours))?.state === 'acknowledged');
    expect(await wanaCash.read()).toMatchObject({ network: 'wana-cash', waiting: '1', acknowledged: '0' });
    expect(await cashPlus.rowOf(theirs)).toBeUndefined();
    expect(await wanaCash.rowOf(ours)).toBeUndefined();
  });
});
