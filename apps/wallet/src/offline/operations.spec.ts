import { newest, type Operation } from './operations';

const at = (minute: number, over: Partial<Operation> = {}): Operation => ({
  at: new Date(Date.UTC(2026, 10, 28, 9, minute)).toISOString(),
  kind: 'merchant_payment',
  direction: 'credit',
  amount: { minor: '100' },
  balanceAfter: { minor: '100' },
  reference: `R${minute}`,
  ...over,
});

describe('operations that a phone keeps', () => {
  it('are each there once, the newest first', () => {
    const fee = at(1, { kind: 'fee', direction: 'debit' });
    expect(newest([at(1), fee, at(2)], [at(2), at(3), fee])).toEqual([at(3), at(2), at(1), fee]);
  });

  it('are two hundred at most', () => {
    const many = Array.from({ length: 250 }, (_, minute) => at(minute));
    const kept = newest(many.slice(0, 100), many.slice(100));
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, at(249), at(50)]);
  });
});
