import { csvOf } from './csv';
import { inOrder, matching, nextOrder } from './table-order';

describe('a table', () => {
  it('sorts amounts as numbers, keeps what is missing last, and equals as they came', () => {
    const rows = [{ n: 900n }, { n: undefined }, { n: 10_000n }, { n: -1n }];
    const sorted = (isDown: boolean) => inOrder(rows, ({ n }) => n, isDown).map(({ n }) => n);
    expect(sorted(false)).toEqual([-1n, 900n, 10_000n, undefined]);
    expect(sorted(true)).toEqual([10_000n, 900n, -1n, undefined]);
  });

  it('goes up, down and back to how the rows came', () => {
    const up = nextOrder(undefined, 'a');
    const down = nextOrder(up, 'a');
    expect([up, down, nextOrder(down, 'a')]).toEqual([
      { key: 'a', isDown: false },
      { key: 'a', isDown: true },
      undefined,
    ]);
  });

  it('finds the rows with every word, in any order', () => {
    expect(matching(['Fatima Rehamna', 'Ali Azilal'], String, 'reham FAT')).toEqual(['Fatima Rehamna']);
  });
});

describe('a file', () => {
  it('is parted by semicolons, quotes what needs it, and lets no stranger’s name run as a formula', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['x;y', '=1+1'],
          ['say "hi", now', '-12,50'],
          ['@sum', '-cmd'],
        ],
      ),
    ).toBe('\ufeffa;b\r\n"x;y";\'=1+1\r\n"say ""hi"", now";-12,50\r\n\'@sum;\'-cmd\r\n');
  });
});
