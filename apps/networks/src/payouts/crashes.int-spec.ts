/** The service dies while it pays out; another one comes up and finds out under the same ids. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PayoutToTakeV1 } from '@hanout/contracts';
import { ServiceProcess, waitFor } from '@hanout/testing';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { aPayout, PayoutsUnderTest, somePayouts } from '../../test/payouts';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const POINTS = ['taken', 'answered', 'settling', 'settled'].map((point) => `payouts.${point}`);
const SETTINGS = {
  NETWORK_TIMEOUT_MS: '300',
  PAYOUT_PAUSE_SECONDS: '1',
  PAYOUT_PAUSE_MAX_SECONDS: '1',
  // Killed before it could say what it had heard, a process is no sign that the network is silent.
  PAYOUT_BREAKER_FAILURES: '1000',
};
const KILLS = 50;
const IN_PARALLEL = 2;
const PATIENTLY = { timeoutMs: 120_000 };

describe('a service that dies while it pays out', () => {
  let network: NetworkUnderTest;
  let payouts: PayoutsUnderTest;

  beforeEach(async () => {
    network = await NetworkUnderTest.prepare('cash-plus');
    payouts = new PayoutsUnderTest(network);
  });
  afterEach(async () => {
    await network?.stop();
    await network?.nats.stop();
  });
  const startDying = (point: string) =>
    ServiceProcess.start(MAIN, { TZ: 'UTC', ...network.environment(SETTINGS) }, [point]);
  const expectPaidAndToldOnce = async (all: PayoutToTakeV1[]) => {
    const told = await payouts.allTold();
    expect(told.map(({ payoutId }) => payoutId).sort()).toEqual(all.map(({ payoutId }) => payoutId).sort());
    for (const { payoutId, state, ref } of told)
      expect([payoutId, state, ref]).toEqual([payoutId, 'succeeded', payouts.remoteOf({ payoutId })!.ref]);
    const paid = [...network.remote.payments.values()].map(({ order, state }) => [order.id, state]);
    expect(paid.sort()).toEqual(all.map(({ payoutId }) => [payoutId, 'done']).sort());
    expect(await network.query('select 1 from contradictions')).toEqual([]);
  };

  it.each(['payouts.taken', 'payouts.answered', 'payouts.settling', 'payouts.settled'])(
    'at `%s` has paid once and told it once',
    async (point) => {
      const dying = await startDying(point);
      const payout = aPayout();
      void payouts.take(payout).catch(() => undefined);
      await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
      await network.start(SETTINGS);
      await payouts.take(payout);
      await payouts.hurry();
      await payouts.waitForEnd(payout);
      await expectPaidAndToldOnce([payout]);
    },
  );

  it(`pays and tells each once over ${KILLS} kills and more`, async () => {
    const asked: PayoutToTakeV1[] = [];
    let isOver = false;
    const askOn = async (): Promise<void> => {
      while (!isOver) {
        const batch = somePayouts(3);
        asked.push(...batch);
        while (!isOver && !(await payouts.take(...batch).catch(() => undefined))) await pause(20);
        network.remote.behave(asked.length % 4 === 0 ? 'did_it_no_answer' : 'ok');
        await pause(50);
      }
    };
    let killed = 0;
    /** Every other one dies at a point, the others as soon as the network has heard something new. */
    const killOn = async (): Promise<void> => {
      // Where services start slowly and die at once, little is asked between the kills.
      while (killed < KILLS || asked.length <= KILLS) {
        const turn = (killed += 1);
        const point = turn % 2 === 0 ? POINTS[(turn / 2) % POINTS.length] : undefined;
        const { child, kill, output } = network.startProcess({ settings: SETTINGS, point });
        const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
        // A busy machine starts slowly; one that dies at a point may have said nothing before.
        const hasBegun = () => hasEnded() || output().includes('"started"');
        await waitFor(hasBegun, { what: 'the service to start', ...PATIENTLY });
        const before = network.remote.requests;
        if (point) await waitFor(hasEnded, { what: `the service to die at ${point}`, ...PATIENTLY });
        else await waitFor(() => network.remote.requests > before, { what: 'a call', ...PATIENTLY });
        expect(child.exitCode).toBeNull();
        await kill();
      }
    };
    const asking = askOn();
    try {
      await Promise.all(Array.from({ length: IN_PARALLEL }, killOn));
    } finally {
      isOver = true;
      await asking;
    }
    await network.start(SETTINGS);
    for (let from = 0; from < asked.length; from += 500) await payouts.take(...asked.slice(from, from + 500));
    network.remote.behave('ok');
    await payouts.waitForEnd(...asked);
    expect(asked.length).toBeGreaterThan(KILLS);
    await expectPaidAndToldOnce(asked);
    // Kills are worth something only when they cut calls off.
    const [cut] = await network.query<{ count: number }>(
      'select count(*)::int from payouts where attempts > 1',
    );
    expect(cut!.count).toBeGreaterThan(KILLS / 2);
  }, 900_000);
});
