/** What was never told is learned from the network's own statement of the day, once. */
import { join } from 'node:path';
import {
  takeCollections,
  type CollectionsTakenV1,
  type CollectionV1,
  type TakeCollectionsV1,
} from '@hanout/contracts';
import { addDays } from '@hanout/calendar';
import { fakeAnswers, ServiceProcess, waitFor, type FakeAnswers } from '@hanout/testing';
import { Client } from 'pg';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { NoticesUnderTest } from '../../test/notices';
import { aPayout, PayoutsUnderTest } from '../../test/payouts';
import { ReportsUnderTest, type CollectionLine } from '../../test/reports';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');

describe('the network’s own statement of a day', () => {
  let network: NetworkUnderTest;
  let notices: NoticesUnderTest;
  let payouts: PayoutsUnderTest;
  let reports: ReportsUnderTest;
  let payments: FakeAnswers<TakeCollectionsV1>;

  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('cash-plus');
    payments = await fakeAnswers(network.nats.url, takeCollections[network.network], ({ collections }) => {
      const completed = ({ collectionId }: { collectionId: string }): CollectionV1 => ({
        collectionId,
        state: 'completed',
        reference: '8WD3KQ5TBX',
      });
      return { collections: collections.map(completed) } satisfies CollectionsTakenV1;
    });
    const { url } = await network.start();
    notices = new NoticesUnderTest(network, url);
    payouts = new PayoutsUnderTest(network);
    reports = new ReportsUnderTest(network);
  });
  beforeEach(() => network.remote.behave('ok'));
  afterAll(async () => {
    await payments?.stop();
    await network?.stop();
    await network?.nats.stop();
  });

  const idsAskedOf = ({ ref }: CollectionLine): string[] =>
    payments.questions
      .flatMap(({ collections }) => collections)
      .filter(({ networkRef }) => networkRef === ref)
      .map(({ collectionId }) => collectionId);
  const stateOf = async ({ ref }: CollectionLine): Promise<string[]> =>
    (
      await network.query<{ state: string }>('select state from collections where network_ref = $1', [ref])
    ).map(({ state }) => state);
  const waitForCompleted = (line: CollectionLine): Promise<void> =>
    waitFor(async () => (await stateOf(line))[0] === 'completed', { what: `${line.ref} to be completed` });
  /** Nothing is under way from before. */
  const waitForQuiet = (): Promise<void> =>
    waitFor(
      async () =>
        (
          await network.query(
            `select 1 from payouts where state = 'waiting' union all select 1 from collections where state = 'waiting'`,
          )
        ).length === 0,
      { what: 'everything to be over' },
    );
  const expectOnce = async (line: CollectionLine): Promise<void> => {
    expect(await stateOf(line)).toEqual(['completed']);
    expect(idsAskedOf(line)).toHaveLength(1);
  };
  const contradictions = () =>
    network.query('select stands, said, said_by from contradictions order by contradiction_id');

  it('tells of a collection whose notice was lost, and the notice that comes late is the same', async () => {
    const lost = reports.collection();
    reports.write([lost]);
    await reports.learn();
    await waitForCompleted(lost);
    await expect(notices.bring(notices.of(lost))).resolves.toBe(200);
    await notices.waitForAllApplied();
    await expectOnce(lost);
    expect(await contradictions()).toEqual([]);
  });

  it('tells nothing new of a collection that was noticed', async () => {
    const noticed = reports.collection();
    await notices.bring(notices.of(noticed));
    await waitForCompleted(noticed);
    reports.write([noticed]);
    await reports.learn();
    await expectOnce(noticed);
    expect(await contradictions()).toEqual([]);
  });

  it('and notices of the same that come at once are each the same once', async () => {
    const lines = Array.from({ length: 40 }, () => reports.collection());
    reports.write(lines);
    const brought = lines.map((line) => notices.bring(notices.of(line)));
    await Promise.all([reports.learn(), ...brought]);
    await notices.waitForAllApplied();
    for (const line of lines) await waitForCompleted(line);
    for (const line of lines) await expectOnce(line);
    expect(await contradictions()).toEqual([]);
  });

  it('is the same statement when it says the same, and a later one of the day adds to it', async () => {
    const [first, second] = [reports.collection(), reports.collection()];
    reports.write([first]);
    await reports.learn();
    const before = (await reports.kept()).length;
    const replayed = await notices.count('replayed');
    await reports.learn();
    expect(await reports.kept()).toHaveLength(before);
    await notices.waitForCount('replayed', replayed + 1);
    reports.write([first, second]);
    await reports.learn();
    await waitForCompleted(second);
    expect(await reports.kept()).toHaveLength(before + 1);
    await expectOnce(first);
    await expectOnce(second);
  });

  it('brings payouts to their end whose word was lost, each told once', async () => {
    network.remote.behave('pending');
    const [done, declined] = [aPayout(), aPayout()];
    await payouts.take(done, declined);
    await payouts.waitForCause(done);
    await payouts.waitForCause(declined);
    reports.write([
      reports.payout(done, { word: 'done', ref: 'PAY-OF-REPORT' }),
      reports.payout(declined, { word: 'declined', reason: 'ACCOUNT_BARRED' }),
    ]);
    // Calls tell nothing yet, and the statement does: how it stands is of its books.
    await reports.learn();
    await payouts.waitForEnd(done, declined);
    await reports.learn();
    expect(await payouts.toldOf(done)).toMatchObject([{ state: 'succeeded', ref: 'PAY-OF-REPORT' }]);
    expect(await payouts.toldOf(declined)).toMatchObject([{ state: 'declined', reason: 'ACCOUNT_BARRED' }]);
  });

  it('waits for nobody to say again what ended before', async () => {
    const [ended, collected] = [aPayout(), reports.collection()];
    await payouts.take(ended);
    await payouts.waitForEnd(ended);
    const [told] = await payouts.toldOf(ended);
    const other = new Client({ connectionString: network.environment().DATABASE_URL });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select from payouts where payout_id = $1 for update', [ended.payoutId]);
      reports.write([reports.payout(ended, { word: 'done', ref: told!.ref! }), collected]);
      await reports.learn();
      await waitForCompleted(collected);
    } finally {
      await other.end();
    }
    expect(await payouts.toldOf(ended)).toHaveLength(1);
  });

  it('that says something else than stands is written down once, and changes nothing', async () => {
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForEnd(payout);
    const collected = reports.collection();
    await notices.bring(notices.of(collected));
    await waitForCompleted(collected);
    const before = (await contradictions()).length;
    reports.write([
      reports.payout(payout, { word: 'declined', reason: 'ACCOUNT_BARRED' }),
      { ...collected, amountMinor: '12001' },
    ]);
    await reports.learn();
    reports.write([
      reports.payout(payout, { word: 'declined', reason: 'ACCOUNT_BARRED' }),
      { ...collected, amountMinor: '12001' },
      reports.collection(),
    ]);
    await reports.learn();
    expect((await contradictions()).slice(before)).toMatchObject([
      { stands: { state: 'succeeded' }, said: { state: 'declined' }, said_by: 'report' },
      { stands: { amount: { minor: '12000' } }, said: { amount: { minor: '12001' } }, said_by: 'report' },
    ]);
    expect(await payouts.stateOf(payout)).toBe('succeeded');
    expect(await payouts.toldOf(payout)).toHaveLength(1);
    await expectOnce(collected);
  });

  it('ends no payout with another amount than was ordered', async () => {
    network.remote.behave('pending');
    const payout = aPayout();
    await payouts.take(payout);
    await payouts.waitForCause(payout);
    const before = (await contradictions()).length;
    reports.write([reports.payout(payout, { word: 'done', ref: 'PAY-OTHER' }, '3501')]);
    await reports.learn();
    expect(await payouts.stateOf(payout)).toBe('waiting');
    expect((await contradictions()).slice(before)).toMatchObject([
      { stands: { amount: { minor: '3500' } }, said: { amount: { minor: '3501' } }, said_by: 'report' },
    ]);
    reports.write([reports.payout(payout, { word: 'done', ref: 'PAY-RIGHT' })]);
    await reports.learn();
    await payouts.waitForEnd(payout);
    expect(await payouts.toldOf(payout)).toMatchObject([{ state: 'succeeded', ref: 'PAY-RIGHT' }]);
  });

  it('keeps what it says of payouts that nobody ordered, once', async () => {
    const nobodys = reports.payout(aPayout(), { word: 'done', ref: 'PAY-NOBODYS' });
    reports.write([nobodys]);
    await reports.learn();
    reports.write([nobodys, reports.collection()]);
    await reports.learn();
    const rows = await network.query('select said from unmatched_words');
    expect(rows).toEqual([{ said: { state: 'succeeded', ref: 'PAY-NOBODYS' } }]);
  });

  it.each([
    ['is not signed', 'garbage', 'forged'],
    ['is cut off', 'half_body', 'cut_off'],
    ['is not there for the moment', 'unavailable', 'http_503'],
  ] as const)('that %s is refused, and nothing is changed', async (_what, behaviour, cause) => {
    reports.write([reports.collection()]);
    await waitForQuiet();
    const [before, forged] = [await notices.everything(), await notices.count('forged')];
    network.remote.behave(behaviour);
    expect(await reports.fetch()).toBe(cause);
    if (cause === 'forged') await notices.waitForCount('forged', forged + 1);
    expect(await notices.everything()).toEqual(before);
  });

  it('with a line that cannot be understood is kept for a person, and none of it is applied', async () => {
    const [good, odd] = [reports.collection(), reports.collection({ amountMinor: '0' })];
    reports.write([good, odd]);
    expect(await reports.fetch()).toBe('unreadable');
    expect((await reports.kept()).at(-1)).toEqual({ state: 'unreadable' });
    expect(await stateOf(good)).toEqual([]);
  });

  it('is asked for until the day is over there, and no more', async () => {
    const yesterday = addDays(reports.day, -1);
    reports.write([reports.collection()], { day: yesterday, isFinal: true });
    reports.write([reports.collection()]);
    expect(await reports.fetch(yesterday)).toBeUndefined();
    const fetchedAt = (day: string) =>
      network.query<{ fetched_at: Date }>('select fetched_at from report_days where day = $1', [day]);
    const before = await fetchedAt(yesterday);
    // Both would be due; today’s comes after yesterday’s.
    await network.query("update report_days set next_fetch_at = now() - interval '1 hour' where day = $1", [
      yesterday,
    ]);
    expect(await reports.fetch()).toBeUndefined();
    expect(await fetchedAt(yesterday)).toEqual(before);
  });

  it.each(['reports.kept', 'reports.applying'])(
    'is applied once by a service that dies at `%s`',
    async (point) => {
      const [lost, waiting] = [reports.collection(), aPayout()];
      network.remote.behave('pending');
      await payouts.take(waiting);
      await payouts.waitForCause(waiting);
      await network.stopInstances();
      reports.write([lost, reports.payout(waiting, { word: 'done', ref: `PAY-${point}` })]);
      await reports.makeDue();
      const dying = await ServiceProcess.start(MAIN, { TZ: 'UTC', ...network.environment() }, [point]);
      await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
      const { url } = await network.start();
      notices = new NoticesUnderTest(network, url);
      await network.query("update notices set next_attempt_at = now() where state = 'kept'");
      await reports.learn();
      await network.query("update collections set next_attempt_at = now() where state = 'waiting'");
      await waitForCompleted(lost);
      await payouts.waitForEnd(waiting);
      expect(await stateOf(lost)).toEqual(['completed']);
      expect(new Set(idsAskedOf(lost)).size).toBe(1);
      expect(await payouts.toldOf(waiting)).toMatchObject([{ state: 'succeeded', ref: `PAY-${point}` }]);
    },
    60_000,
  );
});
