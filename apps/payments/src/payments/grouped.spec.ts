import { Grouped } from './grouped';

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
  it('starts the first at once and groups what comes meanwhile, in order and up to the limit', async () => {
    const { groups, work } = heldWork();
    const grouped = new Grouped(work, { lanes: 1, groupMax: 3, waitingMax: 10 });
    const results = [1, 2, 3, 4, 5].map((item) => grouped.add(item));
    expect(groups.map(({ items }) => items)).toEqual([[1]]);
    groups[0]?.done();
    await expect(results[0]).resolves.toBe(10);
    expect(groups[1]?.items).toEqual([2, 3, 4]);
    groups[1]?.done();
    await expect(Promise.all(results.slice(1, 4))).resolves.toEqual([20, 30, 40]);
    groups[2]?.done();
    await expect(results[4]).resolves.toBe(50);
  });

  it('fails only the group that failed, and goes on', async () => {
    const { groups, work } = heldWork();
    const grouped = new Grouped(work, { lanes: 2, groupMax: 3, waitingMax: 10 });
    const [one, two, three] = [grouped.add(1), grouped.add(2), grouped.add(3)];
    groups[0]?.fail(new Error('no luck'));
    await expect(one).rejects.toThrow('no luck');
    expect(groups[2]?.items).toEqual([3]);
    groups[2]?.done();
    groups[1]?.done();
    await expect(Promise.all([two, three])).resolves.toEqual([20, 30]);
  });

  it('turns away what would wait too long', async () => {
    const { work } = heldWork();
    const grouped = new Grouped(work, { lanes: 1, groupMax: 1, waitingMax: 1 });
    void grouped.add(1);
    void grouped.add(2);
    await expect(grouped.add(3)).rejects.toMatchObject({ code: 'platform.unavailable' });
  });

  it('works on each alone when one of them is the trouble', async () => {
    const { groups, work } = heldWork();
    const pick = async (items: number[]) => {
      if (items.includes(3)) throw new RangeError('not 3');
      return items.length === 1 && items[0] === 1 ? work(items) : items;
    };
    const grouped = new Grouped(
      pick,
      { lanes: 1, groupMax: 9, waitingMax: 9 },
      (error) => error instanceof RangeError,
    );
    const results = Promise.allSettled([1, 2, 3, 4].map((item) => grouped.add(item)));
    groups[0]?.done();
    expect((await results).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('treats a missing result as a failure, never as somebody else’s', async () => {
    const grouped = new Grouped<number, number>(async () => [], { lanes: 1, groupMax: 5, waitingMax: 5 });
    await expect(grouped.add(1)).rejects.toThrow('1 items had 0 results');
  });
});
