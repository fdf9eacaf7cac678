import type { CompletedPaymentV1 } from '@hanout/contracts';
import { grantMovements, paymentMovements } from './movements';

const payment = {
  paymentId: '0198c0de-0000-7000-8000-000000000001',
  payer: { network: 'm2t' },
  payee: { network: 'wafacash' },
  amount: { minor: '5001', currency: 'MAD' },
  completedAt: '2021-12-07T23:30:00.000Z',
} as CompletedPaymentV1;

describe('movements between networks', () => {
  it('owes from the payer’s network to the payee’s, on the day of Casablanca', () => {
    expect(paymentMovements(payment)).toEqual([
      expect.objectContaining({
        network: 'm2t',
        kind: 'payment_out',
        amountMinor: '5001',
        businessDay: '2021-12-08',
      }),
      expect.objectContaining({
        network: 'wafacash',
        kind: 'payment_in',
        amountMinor: '5001',
        businessDay: '2021-12-08',
      }),
    ]);
  });

  it.each([
    ['payout', 'customer', 'network'],
    ['collection', 'network', 'merchant'],
  ] as const)('owes of a %s as of any payment between two networks', (kind, payer, payee) => {
    const sides = {
      payer: { ...payment.payer, kind: payer },
      payee: { ...payment.payee, kind: payee },
    };
    expect(paymentMovements({ ...payment, ...sides, kind } as CompletedPaymentV1)).toEqual(
      paymentMovements(payment),
    );
  });

  it('owes nothing within one network', () => {
    expect(paymentMovements({ ...payment, payee: payment.payer })).toEqual([]);
  });

  it('owes a grant to the network of the wallet', () => {
    const line = {
      lineId: payment.paymentId,
      walletId: payment.paymentId,
      personId: payment.paymentId,
      network: 'cash-plus' as const,
      amount: payment.amount,
    };
    expect(
      grantMovements({
        programme: 'tayssir',
        rosterId: payment.paymentId,
        paidAt: payment.completedAt,
        lines: [line],
      }),
    ).toEqual([expect.objectContaining({ network: 'cash-plus', kind: 'grant', amountMinor: '5001' })]);
  });
});
