import fc from 'fast-check';
import { shareOut } from './index';

describe('shareOut', () => {
  it('divides any whole by any weights, none more than one part from its due', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 15n),
        fc
          .array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 6 })
          .filter((all) => all.some((one) => one > 0n)),
        (whole, weights) => {
          const parts = shareOut(whole, weights);
          const sum = weights.reduce((total, weight) => total + weight, 0n);
          expect(parts.reduce((total, part) => total + part, 0n)).toBe(whole);
          for (const [place, part] of parts.entries()) {
            const due = whole * weights[place]!;
            expect(part * sum > due - sum && part * sum < due + sum).toBe(true);
          }
        },
      ),
    );
  });

  it('gives what does not divide to those that were cut most, the earlier one first', () => {
    expect(shareOut(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(shareOut(2n, [1n, 8n, 1n])).toEqual([0n, 2n, 0n]);
  });

  it('needs somebody to share with', () => {
    expect(() => shareOut(1n, [0n])).toThrow(RangeError);
  });
});
