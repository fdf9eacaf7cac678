/** Payouts that have just come: their first attempt is written with their rows where they are sent at once. */
import { waitFor } from '@hanout/testing';
import { SenderUnderTest, unknown, yes } from '../../test/sender-under-test';
import type { PayoutSender } from './payout-sender.service';
import { addPayouts, type NewPayout } from './payouts.queries';

describe('a sender of new payouts', () => {
  let under: SenderUnderTest;
  beforeAll(async () => {
    under = await SenderUnderTest.prepare();
  });
  beforeEach(() => under.calm());
  afterEach(() => under.clear());
  afterAll(() => under?.drop());

  const takeNew = (sender: PayoutSender, rows: NewPayout[]) =>
    sender.takeNew(rows.length, (firstTry) => addPayouts(under.source.manager, rows, firstTry));

  it('sends at once what there is room for, its first attempt written before the call', async () => {
    let release: () => void = () => undefined;
    under.say.send = () => new Promise((resolve) => (release = () => resolve(yes)));
    const sender = under.start({ payouts: under.capability(['query']) });
    const [added] = await takeNew(sender, under.someNew(1));
    expect(under.asked).toEqual(['send']);
    expect(await under.rowOf(added!.payoutId)).toMatchObject({ state: 'waiting', attempts: 1, reason: null });
    // As long as the call may take nobody else begins one.
    expect((await under.rowOf(added!.payoutId)).dueIn).toBeGreaterThan(100);
    release();
    await under.waitForState(added!.payoutId, 'succeeded');
  });

  it('sends each once when the same come twice, and at the same time', async () => {
    const sender = under.start({ payouts: under.capability(['query']) });
    const rows = under.someNew(5);
    const added = await Promise.all([1, 2, 3].map(() => takeNew(sender, rows)));
    added.push(await takeNew(sender, rows));
    expect(added.flat().map(({ payoutId }) => payoutId)).toHaveLength(5);
    for (const { payoutId } of rows) await under.waitForState(payoutId, 'succeeded');
    expect(under.asked).toEqual(['send', 'send', 'send', 'send', 'send']);
  });

  it('has those for which there is no room wait untried, and sends them later', async () => {
    const held: (() => void)[] = [];
    under.say.send = () => new Promise((resolve) => held.push(() => resolve(yes)));
    const sender = under.start(
      { payouts: under.capability([]) },
      { payoutCallsMax: 2, networkTimeoutMs: 60_000 },
    );
    await takeNew(sender, under.someNew(2));
    const [later] = await takeNew(sender, under.someNew(1));
    expect(later).toMatchObject({ attempts: 0 });
    expect(held).toHaveLength(2);
    held.forEach((release) => release());
    await waitFor(() => held.length === 3, { what: 'the third to be sent' });
    held[2]!();
    await under.waitForState(later!.payoutId, 'succeeded');
  });

  it('tries none while the network is silent', async () => {
    under.say.send = under.say.query = () => unknown('timeout');
    const sender = under.start(
      { payouts: under.capability(['query']) },
      { payoutBreakerFailures: 1, payoutProbeEveryMs: 600_000 },
    );
    await takeNew(sender, under.someNew(1));
    await waitFor(() => sender.readBreaker().state === 'open');
    const [later] = await takeNew(sender, under.someNew(1));
    expect(await under.rowOf(later!.payoutId)).toMatchObject({ attempts: 0 });
    expect(under.asked).toEqual(['send']);
  });

  it('gives back what it was written down with when it stops meanwhile', async () => {
    const sender = under.start({ payouts: under.capability(['query']) });
    const [added] = await sender.takeNew(1, async (firstTry) => {
      const written = await addPayouts(under.source.manager, under.someNew(1), firstTry);
      await under.stop();
      return written;
    });
    expect(await under.rowOf(added!.payoutId)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect((await under.rowOf(added!.payoutId)).dueIn).toBeLessThanOrEqual(0);
    expect(under.asked).toEqual([]);
  });
});
