import fc from 'fast-check';
import { accruedGivenBack, feeGivenBack, sharesGivenBack } from './refund.share';

describe('feeGivenBack', () => {
  it('is in proportion, rounded down, and exact at the end', () => {
    const payment = { amountMinor: 10_000n, feeMinor: 61n };
    expect(feeGivenBack(payment, payment, 3_333n)).toBe(20n);
    expect(feeGivenBack(payment, { amountMinor: 6_667n, feeMinor: 41n }, 3_333n)).toBe(20n);
    expect(feeGivenBack(payment, { amountMinor: 3_334n, feeMinor: 21n }, 3_334n)).toBe(21n);
    expect(feeGivenBack(payment, payment, 10_000n)).toBe(61n);
  });

  it('refuses to give back more than is left', () => {
    const payment = { amountMinor: 100n, feeMinor: 1n };
    expect(() => feeGivenBack(payment, { amountMinor: 40n, feeMinor: 1n }, 41n)).toThrow(RangeError);
    expect(() => feeGivenBack(payment, payment, 0n)).toThrow(RangeError);
  });

  it('adds up to the fee, in whatever parts, and when some of them fail on the way', () => {
    const step = fc.record({ part: fc.integer({ min: 1, max: 1_000 }), fails: fc.boolean() });
    fc.assert(
      fc.property(
        fc.bigInt(1n, 2_000_000n),
        fc.bigInt(0n, 2_000n),
        fc.array(step, { maxLength: 30 }),
        (amount, drawn, steps) => {
          const payment = { amountMinor: amount, feeMinor: drawn < amount ? drawn : amount };
          let rest = { ...payment };
          let givenBack = 0n;
          const failing: { amountMinor: bigint; feeMinor: bigint }[] = [];
          const refund = (refundMinor: bigint, fails: boolean) => {
            const fee = feeGivenBack(payment, rest, refundMinor);
            expect(fee).toBeGreaterThanOrEqual(0n);
            rest = { amountMinor: rest.amountMinor - refundMinor, feeMinor: rest.feeMinor - fee };
            expect(rest.feeMinor).toBeGreaterThanOrEqual(0n);
            if (fails) failing.push({ amountMinor: refundMinor, feeMinor: fee });
            else givenBack += fee;
          };
          for (const { part, fails } of steps) {
            const refundMinor = (rest.amountMinor * BigInt(part)) / 1_000n;
            if (refundMinor > 0n) refund(refundMinor, fails);
          }
          for (const { amountMinor, feeMinor } of failing.splice(0)) {
            rest = { amountMinor: rest.amountMinor + amountMinor, feeMinor: rest.feeMinor + feeMinor };
          }
          while (rest.amountMinor > 0n)
            refund(rest.amountMinor / 2n > 0n ? rest.amountMinor / 2n : rest.amountMinor, false);
          expect(givenBack).toBe(payment.feeMinor);
        },
      ),
    );
  });
});

describe('what accrued', () => {
  it('goes back in parts that add up to it, however a payment is given back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 5_000n), { minLength: 1, maxLength: 12 }),
        fc.bigInt(0n, 10n ** 9n),
        (refunds, accrued) => {
          const amountMinor = refunds.reduce((sum, one) => sum + one, 0n);
          let rest = amountMinor;
          let back = 0n;
          for (const refund of refunds) {
            const part = accruedGivenBack({ amountMinor, accrued }, rest, refund);
            expect(part).toBeGreaterThanOrEqual(0n);
            back += part;
            rest -= refund;
          }
          expect(back).toBe(accrued);
        },
      ),
    );
  });
});

describe('shares that go back', () => {
  it('are of the same parties and sum to what goes back', () => {
    const shares = [
      { party: 'issuer' as const, fraction: '400000' },
      { party: 'acquirer' as const, fraction: '133340' },
      { party: 'platform' as const, fraction: '66660' },
    ];
    const back = sharesGivenBack(shares, { feeMinor: 7n, accrued: 0n });
    expect(back.map(({ party }) => party)).toEqual(['issuer', 'acquirer', 'platform']);
    expect(back.reduce((sum, { fraction }) => sum + BigInt(fraction), 0n)).toBe(70_000n);
    expect(sharesGivenBack(shares, { feeMinor: 60n, accrued: 0n })).toEqual(shares);
    expect(sharesGivenBack([], { feeMinor: 7n, accrued: 0n })).toEqual([]);
    expect(sharesGivenBack(shares, { feeMinor: 0n, accrued: 0n })).toEqual([]);
  });
});
