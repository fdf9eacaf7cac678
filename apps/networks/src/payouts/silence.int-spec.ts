/** A network that takes connections and says nothing: what waits stays, and drains by itself when it speaks again. */
import { waitFor } from '@hanout/testing';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { aPayout, PayoutsUnderTest, somePayouts } from '../../test/payouts';
import { PayoutSender } from './payout-sender.service';

describe('a network that says nothing', () => {
  let network: NetworkUnderTest;
  let payouts: PayoutsUnderTest;
  let sender: PayoutSender;

  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('cash-plus');
    payouts = new PayoutsUnderTest(network);
    const settings = {
      NETWORK_TIMEOUT_MS: '200',
      PAYOUT_CALLS_MAX: '2',
      PAYOUT_BREAKER_FAILURES: '3',
      PAYOUT_PROBE_EVERY_MS: '300',
      PAYOUT_PAUSE_SECONDS: '1',
      PAYOUT_PAUSE_MAX_SECONDS: '2',
    };
    sender = (await network.start(settings)).get(PayoutSender);
  });
  afterAll(async () => {
    await network?.stop();
    await network?.nats.stop();
  });
  const stateOf = () => sender.readBreaker().state;

  it.each(['silent', 'server_error', 'reset'] as const)(
    'when it is %s is only probed, and gets everything when it answers again',
    async (behaviour) => {
      network.remote.behave(behaviour);
      const first = somePayouts(300);
      await payouts.take(...first);
      await waitFor(() => stateOf() !== 'closed', { what: 'the breaker to open' });
      expect(sender.readBreaker().openSince).toBeInstanceOf(Date);
      const before = network.remote.requests;
      const later = somePayouts(500);
      await payouts.take(...later);
      await waitFor(() => network.remote.requests >= before + 2, { what: 'probes' });
      const untried = await network.query<{ count: number }>(
        `select count(*)::int from payouts where payout_id = any($1) and attempts = 0`,
        [later.map(({ payoutId }) => payoutId)],
      );
      // A probe is one payout; without a breaker the calls would have carried them all.
      expect(untried[0]!.count).toBeGreaterThan(450);
      expect(await payouts.toldOf(later[0]!)).toEqual([]);

      network.remote.behave('ok');
      await payouts.waitForEnd(...first, ...later);
      expect(sender.readBreaker()).toEqual({ state: 'closed', failures: 0 });
      const told = (await payouts.allTold()).map(({ payoutId }) => payoutId);
      for (const { payoutId } of [...first, ...later])
        expect(told.filter((one) => one === payoutId)).toHaveLength(1);
    },
    60_000,
  );

  it('does not take an answer that it cannot understand for silence', async () => {
    network.remote.behave('garbage');
    const payout = aPayout();
    await payouts.take(payout);
    for (let time = 0; time < 5; time += 1) {
      await payouts.waitForCause(payout);
      await network.query('update payouts set next_attempt_at = now(), reason = null where payout_id = $1', [
        payout.payoutId,
      ]);
    }
    expect(stateOf()).toBe('closed');
    network.remote.behave('ok');
    await payouts.waitForEnd(payout);
  });
});
