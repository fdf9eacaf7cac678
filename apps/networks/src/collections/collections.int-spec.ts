/** Money that a network collected for one of ours, from its notice until payments has taken or refused it. */
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  readNetworkEnd,
  takeCollections,
  type CollectionsTakenV1,
  type CollectionToTakeV1,
  type CollectionV1,
  type TakeCollectionsV1,
} from '@hanout/contracts';
import { errorTable } from '@hanout/errors';
import { fakeAnswers, NO_ANSWER, ServiceProcess, waitFor, type FakeAnswers } from '@hanout/testing';
import { NetworkUnderTest } from '../../test/networks-under-test';
import { NoticesUnderTest } from '../../test/notices';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const REFUSAL = errorTable({
  'payments.not_understood': {
    kind: 'invalid',
    text: { en: 'Not understood.', fr: 'Incompris.', ar: 'غير مفهوم.' },
  },
});

interface Row {
  collection_id: string;
  state: string;
  reason: string | null;
  reference: string | null;
  payee_sealed: Buffer;
}

type Said = Omit<CollectionV1, 'collectionId'> | typeof NO_ANSWER;

describe('the collections of a network', () => {
  let network: NetworkUnderTest;
  let notices: NoticesUnderTest;
  let payments: FakeAnswers<TakeCollectionsV1>;
  let answer: (one: CollectionToTakeV1) => Said;

  const completed = () => ({ state: 'completed' as const, reference: '8WD3KQ5TBX' });
  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('wafacash');
    const { url } = await network.start();
    notices = new NoticesUnderTest(network, url);
    payments = await fakeAnswers(network.nats.url, takeCollections[network.network], ({ collections }) => {
      const answers: CollectionV1[] = [];
      for (const one of collections) {
        const said = answer(one);
        if (said === NO_ANSWER) return said;
        answers.push({ collectionId: one.collectionId, ...said });
      }
      return { collections: answers } satisfies CollectionsTakenV1;
    });
  });
  beforeEach(() => {
    answer = completed;
  });
  afterAll(async () => {
    await payments?.stop();
    await network?.stop();
    await network?.nats.stop();
  });

  const rowOf = async (ref: string): Promise<Row | undefined> =>
    (await network.query<Row>('select * from collections where network_ref = $1', [ref]))[0];
  const waitForState = (ref: string, state: string) =>
    waitFor(async () => (await rowOf(ref))?.state === state, { what: `${ref} to be ${state}` });
  const asked = (ref: string) =>
    payments.questions.flatMap(({ collections }) => collections).filter((one) => one.networkRef === ref);
  const hurry = () => network.query("update collections set next_attempt_at = now() where state = 'waiting'");

  it('are asked of payments and completed', async () => {
    await expect(notices.bring(notices.ofCollection({ ref: 'COL-1' }))).resolves.toBe(200);
    await waitForState('COL-1', 'completed');
    const row = (await rowOf('COL-1'))!;
    expect(row).toMatchObject({ reason: null, reference: '8WD3KQ5TBX' });
    expect(row.payee_sealed.includes('100234')).toBe(false);
    expect(payments.questions.at(-1)).toEqual({
      network: 'wafacash',
      collections: [
        {
          collectionId: row.collection_id,
          networkRef: 'COL-1',
          payee: '100234',
          amount: { minor: '12000', currency: 'MAD' },
          collectedAt: '2026-11-28T09:59:59.000Z',
        },
      ],
    });
  });

  it('are asked for again until there is an answer, with the same id', async () => {
    const said: Said[] = [NO_ANSWER, { state: 'pending' }, completed()];
    answer = () => said.shift() ?? completed();
    await notices.bring(notices.ofCollection({ ref: 'COL-2' }));
    await waitFor(
      async () => {
        await hurry();
        return (await rowOf('COL-2'))?.state === 'completed';
      },
      { timeoutMs: 30_000 },
    );
    expect(asked('COL-2').length).toBeGreaterThanOrEqual(3);
    expect(new Set(asked('COL-2').map(({ collectionId }) => collectionId)).size).toBe(1);
  }, 40_000);

  it('stay visible with the reason when they are refused, and are asked for no more', async () => {
    answer = () => ({ state: 'refused', reason: 'unknown_payee' });
    await notices.bring(notices.ofCollection({ ref: 'COL-3' }));
    await waitForState('COL-3', 'refused');
    expect(await rowOf('COL-3')).toMatchObject({ reason: 'unknown_payee', reference: null });
    const times = asked('COL-3').length;
    await hurry();
    await notices.bring(notices.ofCollection({ ref: 'COL-4' }));
    await waitForState('COL-4', 'refused');
    expect(asked('COL-3')).toHaveLength(times);
  });

  it('are nobody’s when the payee cannot be one of ours, which nobody needs to be asked', async () => {
    await notices.bring(notices.ofCollection({ ref: 'COL-5', payee: 'the shop at the corner' }));
    await waitForState('COL-5', 'refused');
    expect(await rowOf('COL-5')).toMatchObject({ reason: 'unknown_payee' });
    expect(asked('COL-5')).toEqual([]);
  });

  it('do not wait for one of them that payments refuses to understand', async () => {
    answer = ({ networkRef }) => {
      if (networkRef === 'COL-6') throw REFUSAL.error('payments.not_understood');
      return completed();
    };
    await Promise.all(['COL-6', 'COL-7', 'COL-8'].map((ref) => notices.bring(notices.ofCollection({ ref }))));
    await waitForState('COL-7', 'completed');
    await waitForState('COL-8', 'completed');
    await waitFor(async () => (await rowOf('COL-6'))?.reason === 'payments.not_understood');
    expect((await rowOf('COL-6'))!.state).toBe('waiting');
    answer = completed;
    await hurry();
    await waitForState('COL-6', 'completed');
  });

  it('are what they were said to be first: another amount or payee under the number is a contradiction', async () => {
    await notices.bring(notices.ofCollection({ ref: 'COL-9' }));
    await waitForState('COL-9', 'completed');
    const times = asked('COL-9').length;
    await notices.bring(notices.ofCollection({ ref: 'COL-9', amountMinor: '12001' }));
    await notices.bring(notices.ofCollection({ ref: 'COL-9', payee: '100235' }));
    await notices.waitForAllApplied();
    const { collection_id: id } = (await rowOf('COL-9'))!;
    const said = { amount: { minor: '12000', currency: 'MAD' }, collectedAt: '2026-11-28T09:59:59.000Z' };
    expect(
      await network.query(
        'select stands, said from contradictions where subject_id = $1 order by contradiction_id',
        [id],
      ),
    ).toEqual([
      { stands: said, said: { ...said, amount: { minor: '12001', currency: 'MAD' } } },
      { stands: said, said: { ...said, payee: 'another' } },
    ]);
    const { words } = await network.asks.ask(readNetworkEnd[network.network], { paymentId: id });
    expect(words.map(({ word, isContradiction }) => [word, isContradiction ?? false])).toEqual([
      ['collected', false],
      ['heard', false],
      ['completed', false],
      ['collected', true],
      ['collected', true],
    ]);
    expect(asked('COL-9')).toHaveLength(times);
    expect(await network.query("select 1 from collections where network_ref = 'COL-9'")).toHaveLength(1);
  });

  it('are what they were said to be first also when both are heard together', async () => {
    // The first that is brought is applied alone, and what comes while it is waits for the next turn.
    for (const ref of ['COL-10', 'COL-11', 'COL-12'])
      await notices.bring(notices.ofCollection({ ref, amountMinor: '100' }));
    for (const ref of ['COL-12', 'COL-11', 'COL-13'])
      await notices.bring(notices.ofCollection({ ref, amountMinor: '200' }));
    for (const ref of ['COL-10', 'COL-11', 'COL-12', 'COL-13']) await waitForState(ref, 'completed');
    await notices.waitForAllApplied();
    const refs = ['COL-10', 'COL-11', 'COL-12', 'COL-13'];
    expect(refs.map((ref) => asked(ref).map(({ amount }) => amount.minor))).toEqual([
      ['100'],
      ['100'],
      ['100'],
      ['200'],
    ]);
    expect(
      await network.query(
        `select c.network_ref as ref, w.stands -> 'amount' ->> 'minor' as stands, w.said -> 'amount' ->> 'minor' as said
           from contradictions w join collections c on c.collection_id = w.subject_id
          where c.network_ref = any($1) order by 1`,
        [refs],
      ),
    ).toEqual([
      { ref: 'COL-11', stands: '100', said: '200' },
      { ref: 'COL-12', stands: '100', said: '200' },
    ]);
  });

  it.each(['notices.kept', 'notices.applying', 'collections.answered'])(
    'are taken once by a service that dies at `%s`',
    async (point) => {
      const [port, ref] = [await freePort(), `COL-${point}`];
      await network.stopInstances();
      const env = { TZ: 'UTC', ...network.environment({ HTTP_PORT: String(port) }) };
      const dying = await ServiceProcess.start(MAIN, env, [point]);
      const brought = new NoticesUnderTest(network, `http://127.0.0.1:${port}`);
      const notice = brought.ofCollection({ ref });
      await brought.bring(notice).catch(() => undefined);
      await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
      const { url } = await network.start();
      notices = new NoticesUnderTest(network, url);
      await expect(notices.bring(notice)).resolves.toBe(200);
      await network.query("update notices set next_attempt_at = now() where state = 'kept'");
      await waitFor(async () => (await rowOf(ref)) !== undefined, { what: 'the notice to be applied' });
      await hurry();
      await waitForState(ref, 'completed');
      expect(new Set(asked(ref).map(({ collectionId }) => collectionId)).size).toBe(1);
      expect(await network.query('select 1 from collections where network_ref = $1', [ref])).toHaveLength(1);
    },
    60_000,
  );
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
