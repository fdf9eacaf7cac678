import { clipsOf } from './number-words';

describe('a spoken amount', () => {
  it.each([
    [3_550n, 'n35 dirham n50 centime'],
    [5n, 'n5 centime'],
    [100n, 'n1 dirham'],
    [10_000n, 'n100 dirham'],
    [125_000n, 'n1 thousand n200 n50 dirham'],
    [2_000_000n, 'n20 thousand dirham'],
    [123_456_789n, 'n1 million n200 n34 thousand n500 n67 dirham n89 centime'],
  ])('%s centimes are the clips %s', (minor, clips) => {
    expect(clipsOf(minor).join(' ')).toBe(clips);
  });
});
