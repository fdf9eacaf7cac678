import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { PostingQueue } from './posting-queue';

function asksOf(...names: string[]): TransferToPostV1[] {
  return names.map((transferId) => ({ transferId, kind: 'grant', legs: [] }));
}

const posted = (transfers: readonly TransferToPostV1[]): PostingV1[] =>
  transfers.map(({ transferId }) => ({ transferId, outcome: 'posted' }));

/** A database whose flushes end when the test says so. */
class SlowLedger {
  readonly flushes: string[][] = [];
  private endings: (() => void)[] = [];

  readonly flush = (transfers: readonly TransferToPostV1[]): Promise<PostingV1[]> => {
    this.flushes.push(transfers.map(({ transferId }) => transferId));
    return new Promise((resolve) => this.endings.push(() => resolve(posted(transfers))));
  };

  async begun(count: number): Promise<void> {
    while (this.flushes.length < count) await new Promise(setImmediate);
  }

  end(): void {
    this.endings.shift()!();
  }
}

it('groups what arrives while a flush is in flight, in order of arrival, and gives each ask its own answers', async () => {
  const ledger = new SlowLedger();
  const queue = new PostingQueue(ledger.flush, { flushMax: 3, queueMax: 100, flushEveryMs: 0 });
  const first = queue.post(asksOf('a'));
  await ledger.begun(1);
  const rest = [queue.post(asksOf('b')), queue.post(asksOf('c', 'd')), queue.post(asksOf('e'))];
  ledger.end();
  await ledger.begun(2);
  ledger.end();
  await ledger.begun(3);
  ledger.end();
  expect(ledger.flushes).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  expect(await first).toEqual(posted(asksOf('a')));
  expect(await Promise.all(rest)).toEqual([
    posted(asksOf('b')),
    posted(asksOf('c', 'd')),
    posted(asksOf('e')),
  ]);
});

it('flushes an ask larger than a flush whole', async () => {
  const queue = new PostingQueue(async (transfers) => posted(transfers), {
    flushMax: 2,
    queueMax: 100,
    flushEveryMs: 0,
  });
  expect(await queue.post(asksOf('a', 'b', 'c'))).toHaveLength(3);
});

it('refuses what would make the queue longer than its bound, and takes more when it has emptied', async () => {
  const ledger = new SlowLedger();
  const queue = new PostingQueue(ledger.flush, { flushMax: 2, queueMax: 3, flushEveryMs: 0 });
  const inFlight = queue.post(asksOf('a'));
  await ledger.begun(1);
  const waiting = queue.post(asksOf('b', 'c'));
  await expect(queue.post(asksOf('d', 'e'))).rejects.toMatchObject({
    code: 'ledger.overloaded',
    kind: 'unavailable',
  });
  ledger.end();
  await ledger.begun(2);
  const later = queue.post(asksOf('d', 'e'));
  ledger.end();
  await ledger.begun(3);
  ledger.end();
  await Promise.all([inFlight, waiting, later]);
  expect(ledger.flushes.flat()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('lets an ask that cannot be read fail alone', async () => {
  const unreadable = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
  const flush = async (transfers: readonly TransferToPostV1[]): Promise<PostingV1[]> => {
    if (transfers.some(({ transferId }) => transferId === 'poison')) throw unreadable;
    return posted(transfers);
  };
  const queue = new PostingQueue(flush, { flushMax: 10, queueMax: 100, flushEveryMs: 0 });
  const asks = await Promise.allSettled(
    [asksOf('a'), asksOf('poison'), asksOf('b')].map((ask) => queue.post(ask)),
  );
  expect(asks.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('fails every ask of a flush whose outcome is unknown, tries none of them again by itself, and goes on', async () => {
  const flush = jest.fn(async (transfers: readonly TransferToPostV1[]) => posted(transfers));
  flush.mockRejectedValueOnce(new Error('Connection terminated unexpectedly'));
  const queue = new PostingQueue(flush, { flushMax: 10, queueMax: 100, flushEveryMs: 0 });
  const asks = await Promise.allSettled([queue.post(asksOf('a')), queue.post(asksOf('b'))]);
  expect(asks.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(flush).toHaveBeenCalledTimes(1);
  expect(await queue.post(asksOf('a'))).toHaveLength(1);
});

describe('with flushes at least 30 ms apart', () => {
  const limits = { flushMax: 100, queueMax: 100, flushEveryMs: 30 };

  it('waits under load, so that one flush carries what came meanwhile', async () => {
    const ledger = new SlowLedger();
    const queue = new PostingQueue(ledger.flush, limits);
    const many = asksOf('a', 'b', 'c', 'd').map((ask) => queue.post([ask]));
    await ledger.begun(1);
    const begunAt = performance.now();
    const early = queue.post(asksOf('e'));
    ledger.end();
    await Promise.all(many);
    const late = queue.post(asksOf('f'));
    await ledger.begun(2);
    expect(performance.now() - begunAt).toBeGreaterThan(25);
    ledger.end();
    await Promise.all([early, late]);
    expect(ledger.flushes).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('lets few callers wait for nothing but their turn', async () => {
    const ledger = new SlowLedger();
    const queue = new PostingQueue(ledger.flush, { ...limits, flushEveryMs: 60_000 });
    const first = queue.post(asksOf('a'));
    await ledger.begun(1);
    const second = queue.post(asksOf('b'));
    ledger.end();
    await ledger.begun(2);
    ledger.end();
    await Promise.all([first, second]);
    expect(ledger.flushes).toEqual([['a'], ['b']]);
  });
});
