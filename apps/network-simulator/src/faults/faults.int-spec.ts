/** Faults over the wire: by a switch or by an amount, each counted. */
import { randomUUID } from 'node:crypto';
import { waitFor } from '@hanout/testing';
import { fakesWith, SimulatorUnderTest } from '../../test/simulator-under-test';
import type { FaultsService } from './faults.service';

describe('the faults', () => {
  let simulator: SimulatorUnderTest;
  beforeAll(async () => {
    simulator = await SimulatorUnderTest.start(fakesWith());
  });
  afterAll(() => simulator?.stop());
  afterEach(() => fault({ target: 'networks', mode: 'none' }));

  const fault = (body: object) => simulator.call('PUT', '/faults', body);
  const shown = () => simulator.read<ReturnType<FaultsService['shown']>>('/faults');
  const anOrder = (amount: string) => ({
    payoutId: randomUUID(),
    account: '+212600000001',
    amount,
    currency: 'MAD',
  });
  const isKnown = async (id: string) =>
    (await simulator.call('GET', `/networks/m2t/books/entries/${id}`)).status === 200;

  it.each([
    ['3561', false, true],
    ['3562', true, false],
    ['3563', true, false],
    ['3564', true, true],
    ['3565', true, false],
    ['3566', true, true],
  ])('spoil the first answer to MAD centimes %s, and not the second', async (amount, isLost, isDone) => {
    const order = anOrder(amount);
    const first = simulator.pay('m2t', order);
    if (isLost) await expect(first).rejects.toThrow();
    else await expect(first).resolves.toMatchObject([{ status: 'PAID' }]);
    expect(await isKnown(order.payoutId)).toBe(isDone);
    await expect(simulator.pay('m2t', order)).resolves.toMatchObject([{ status: 'PAID' }]);
    await expect(simulator.read(`/networks/m2t/books/entries/${order.payoutId}`)).resolves.toMatchObject({
      state: 'done',
      amount,
    });
  });

  it('decline and keep waiting by an amount, for good', async () => {
    const [declined, pending, done] = [anOrder('3571'), anOrder('3572'), anOrder('3500')];
    for (let time = 0; time < 2; time += 1)
      await expect(simulator.pay('m2t', declined, pending, done)).resolves.toMatchObject([
        { status: 'REJECTED', reason: 'ACCOUNT_BARRED' },
        { status: 'PENDING' },
        { status: 'PAID' },
      ]);
    await simulator.call('POST', '/clock/advance', { ms: 3_600_000 });
    await waitFor(async () => (await simulator.pay('m2t', pending))[0]!.status === 'PAID');
    await expect(simulator.pay('m2t', declined)).resolves.toMatchObject([{ status: 'REJECTED' }]);
  });

  it('take their share of all six networks, and are counted', async () => {
    await fault({ target: 'networks', mode: 'declined', share: 5_000, seed: 42 });
    const orders = Array.from({ length: 60 }, () => anOrder('100'));
    const before = (await shown()).taken;
    const statuses = [
      ...(await simulator.pay('cash-plus', ...orders)),
      ...(await simulator.pay('barid-cash', ...orders)),
    ];
    const { taken } = await shown();
    const count = (network: 'cash-plus' | 'barid-cash') =>
      (taken[network]?.declined ?? 0) - (before[network]?.declined ?? 0);
    const declined = statuses.filter(({ status }) => status === 'REJECTED').length;
    expect(count('cash-plus') + count('barid-cash')).toBe(declined);
    expect(count('cash-plus')).toBeGreaterThan(0);
    expect(count('barid-cash')).toBeGreaterThan(0);
    expect(declined).toBeLessThan(120);
  });

  it('are shown with what is left of them, and switched off', async () => {
    await fault({ target: 'm2t', mode: 'error_500', times: 2 });
    await expect(simulator.pay('m2t', anOrder('100'))).rejects.toThrow('500');
    expect((await shown()).switches).toEqual([{ target: 'm2t', mode: 'error_500', times: 1 }]);
    await fault({ target: 'm2t', mode: 'error_500', share: 0 });
    expect((await shown()).switches).toEqual([]);
    await expect(simulator.pay('m2t', anOrder('100'))).resolves.toMatchObject([{ status: 'PAID' }]);
  });

  it.each([
    { mode: 'explode' },
    { mode: 'slow', share: 10_001 },
    { mode: 'slow', times: 0 },
    { target: 'nobody' },
  ])('refuse %j', async (wrong) => {
    const answer = await fault({ target: 'm2t', mode: 'slow', ...wrong });
    expect(answer.status).toBe(400);
    expect((await shown()).switches).toEqual([]);
  });
});
