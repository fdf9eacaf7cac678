import { randomUUID } from 'node:crypto';
import { PAYMENT_STATES } from '@hanout/contracts';
import fc from 'fast-check';
import { isFinal } from '../payments/payment.moves';
import { partsOf, stateOf } from './split';

const mad = (minor: bigint | number) => ({ minor: minor.toString(), currency: 'MAD' });
const payers = (count: number) => Array.from({ length: count }, () => ({ payerWalletId: randomUUID() }));
const split = (minor: bigint | number, parts: { payerWalletId: string; amount?: ReturnType<typeof mad> }[]) =>
  partsOf({ splitId: randomUUID(), amount: mad(minor), parts });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'done';
};

describe('the parts of a split', () => {
  it('are equal to the centime and sum to the amount, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 20n, max: 10n ** 12n }),
        fc.integer({ min: 2, max: 20 }),
        (minor, count) => {
          const parts = split(minor, payers(count)).map(({ amount }) => amount.minor);
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(minor);
          expect(parts[0]! - parts.at(-1)!).toBeLessThanOrEqual(1n);
        },
      ),
    );
  });

  it('are those that were given, when they sum to it', () => {
    const [one, other] = payers(2) as [{ payerWalletId: string }, { payerWalletId: string }];
    const parts = [
      { ...one, amount: mad(700) },
      { ...other, amount: mad(300) },
    ];
    expect(split(1_000, parts).map(({ amount }) => amount.minor)).toEqual([700n, 300n]);
    expect(codeOf(() => split(1_001, parts))).toBe('payments.split_sum_differs');
    expect(codeOf(() => split(1_000, [parts[0]!, other]))).toBe('payments.split_parts_mixed');
    expect(codeOf(() => split(1_000, [one, one]))).toBe('payments.split_payer_twice');
    expect(codeOf(() => split(2, payers(3)))).toBe('payments.split_too_small');
    const euros = { ...other, amount: { minor: '300', currency: 'EUR' } };
    expect(codeOf(() => split(1_000, [parts[0]!, euros]))).toBe('payments.split_sum_differs');
  });
});

describe('the state of a split', () => {
  it('is open while any part is on its way', () => {
    for (const state of PAYMENT_STATES)
      for (const isCancelled of [true, false])
        expect([state, stateOf(['completed', state], isCancelled) === 'open']).toEqual([
          state,
          !isFinal(state),
        ]);
  });

  it.each([
    [['completed', 'completed'], 'complete', 'complete'],
    [['completed', 'expired'], 'incomplete', 'cancelled'],
    [['declined', 'failed'], 'incomplete', 'cancelled'],
    [['cancelled', 'cancelled'], 'incomplete', 'cancelled'],
  ] as const)('of %j is %s, and when its maker has cancelled it %s', (parts, state, cancelled) => {
    expect([stateOf(parts, false), stateOf(parts, true)]).toEqual([state, cancelled]);
  });
});
