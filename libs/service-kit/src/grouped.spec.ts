import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Grouped } from './grouped';

const LIMITS = { lanes: 1, groupMax: 9, waitingMax: 9, groupEveryMs: 0 };

/** Work that ends when the test says so. */
function heldWork() {
  const groups: { items: number[]; done: () => void; fail: (error: Error) => void }[] = [];
  const work = (items: number[]) =>
    new Promise<number[]>((resolve, reject) => {
      groups.push({ items, done: () => resolve(items.map((item) => item * 10)), fail: reject });
    });
  return { groups, work };
}

describe('Grouped', () => {
  it('groups what comes in one turn or meanwhile, in order and up to the limit', async () => {
    const { groups, work } = heldWork();
    const grouped = new Grouped(work, { ...LIMITS, groupMax: 3 });
    const first = [1, 2].map((item) => grouped.add(item));
    await turn();
    expect(groups.map(({ items }) => items)).toEqual([[1, 2]]);
    const later = [3, 4, 5, 6].map((item) => grouped.add(item));
    await turn();
    expect(groups).toHaveLength(1);
    groups[0]?.done();
    await expect(Promise.all(first)).resolves.toEqual([10, 20]);
    await turn();
    expect(groups[1]?.items).toEqual([3, 4, 5]);
    groups[1]?.done();
    await expect(Promise.all(later.slice(0, 3))).resolves.toEqual([30, 40, 50]);
    await turn();
    groups[2]?.done();
    await expect(later[3]).resolves.toBe(60);
  });

  it('begins groups so far from one another unless they are full', async () => {
    const { groups, work } = heldWork();
    const grouped = new Grouped(work, { ...LIMITS, groupMax: 2, groupEveryMs: 60_000 });
    void grouped.add(1);
    await turn();
    groups[0]?.done();
    await turn();
    void grouped.add(2);
    await pause(20);
    expect(groups).toHaveLength(1);
    void grouped.add(3);
    await pause(20);
    expect(groups[1]?.items).toEqual([2, 3]);
  });

  it('fails only the group that failed, and goes on', async () => {
    const { groups, work } = heldWork();
    const grouped = new Grouped(work, { ...LIMITS, lanes: 2, groupMax: 3 });
    const one = grouped.add(1);
    await turn();
    const two = grouped.add(2);
    await turn();
    const three = grouped.add(3);
    groups[0]?.fail(new Error('no luck'));
    await expect(one).rejects.toThrow('no luck');
    await turn();
    expect(groups[2]?.items).toEqual([3]);
    groups[2]?.done();
    groups[1]?.done();
    await expect(Promise.all([two, three])).resolves.toEqual([20, 30]);
  });

  it('turns away what would wait too long', async () => {
    const { work } = heldWork();
    const grouped = new Grouped(work, { ...LIMITS, groupMax: 1, waitingMax: 1 });
    void grouped.add(1);
    await turn();
    void grouped.add(2);
    await expect(grouped.add(3)).rejects.toMatchObject({ code: 'platform.unavailable' });
  });

  it('does not begin what has waited too long', async () => {
    const { groups, work } = heldWork();
    const grouped = new Grouped(work, { ...LIMITS, patienceMs: 30 });
    const first = grouped.add(1);
    await turn();
    const late = grouped.add(2);
    const isTurnedAway = expect(late).rejects.toMatchObject({ code: 'platform.unavailable' });
    await pause(40);
    const fresh = grouped.add(3);
    groups[0]?.done();
    await expect(first).resolves.toBe(10);
    await isTurnedAway;
    await turn();
    expect(groups[1]?.items).toEqual([3]);
    groups[1]?.done();
    await expect(fresh).resolves.toBe(30);
  });

  it('works on each alone when one of them is the trouble', async () => {
    const { groups, work } = heldWork();
    const pick = async (items: number[]) => {
      if (items.includes(3)) throw new RangeError('not 3');
      return items.length === 1 && items[0] === 1 ? work(items) : items;
    };
    const grouped = new Grouped(pick, LIMITS, (error) => error instanceof RangeError);
    const results = Promise.allSettled([1, 2, 3, 4].map((item) => grouped.add(item)));
    await turn();
    groups[0]?.done();
    expect((await results).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('treats a missing result as a failure, never as somebody else’s', async () => {
    const grouped = new Grouped<number, number>(async () => [], LIMITS);
    await expect(grouped.add(1)).rejects.toThrow('1 items had 0 results');
  });
});
