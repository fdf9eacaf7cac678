import type { CompletedPaymentV1, ShareParty } from '@hanout/contracts';
import { PARTS } from '@hanout/fee-rules';
import fc from 'fast-check';
import { accrualOf } from './accrual';
import { newBill, type Due } from './bill';
import { shareBill } from './bill-shares';

const WALLET = '8485b1e9-361e-4bfa-a046-46ad36011799';
const due = (accrued: bigint, carried = 0n): Due => ({ walletId: WALLET, accrued, carried });

const sum = (parts: readonly bigint[]) => parts.reduce((total, one) => total + one, 0n);

/** A month of bills, one a day; the ledger refuses some of them. */
function month(days: readonly { accrued: bigint; isRefused: boolean }[]) {
  let [billed, carried] = [0n, 0n];
  for (const [place, { accrued, isRefused }] of days.entries()) {
    const bill = newBill(due(accrued, carried), `2021-12-${String(place + 1).padStart(2, '0')}`, 1_000);
    expect(bill.netMinor + bill.vatMinor).toBe(bill.amountMinor);
    carried = bill.carried + (isRefused ? bill.amountMinor * PARTS : 0n);
    if (!isRefused) billed += bill.amountMinor;
  }
  return { billed, carried };
}

describe('a month of bills', () => {
  it('takes exactly what 35-MAD purchases accrued', () => {
    // 0.35 % of 35 MAD is 12.25 centimes; 40 purchases a day.
    const days = Array.from({ length: 31 }, () => ({ accrued: 40n * 3_500n * 35n, isRefused: false }));
    expect(month(days)).toEqual({ billed: 15_190n, carried: 0n });
  });

  it('loses nothing and makes nothing, whatever was refunded and refused', () => {
    const day = fc.record({ accrued: fc.bigInt(-9_000_000n, 9_000_000n), isRefused: fc.boolean() });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 31 }), (days) => {
        const { billed, carried } = month(days);
        expect(billed * PARTS + carried).toBe(days.reduce((sum, { accrued }) => sum + accrued, 0n));
        expect(billed).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('is divided among those to whom it is owed: shares sum to the bill, and the rest to what is carried', () => {
    const part = fc.bigInt(-9_000_000n, 9_000_000n);
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, part), { maxLength: 31 }), (days) => {
        let [carried, billed] = [0n, 0n];
        let owed = new Map<ShareParty, bigint>();
        const had = new Map<ShareParty, bigint>();
        for (const parts of days) {
          for (const [place, party] of (['issuer', 'agent', 'platform'] as const).entries())
            owed.set(party, (owed.get(party) ?? 0n) + parts[place]!);
          const bill = newBill(due(sum(parts), carried), '2021-12-07', 0);
          const shared = shareBill(owed, bill.amountMinor);
          carried = bill.carried;
          billed += bill.amountMinor;
          expect(sum(shared.shares.map((one) => one.parts))).toBe(bill.amountMinor * PARTS);
          expect(sum(shared.carried.map((one) => one.parts))).toBe(carried);
          owed = new Map(shared.carried.map((one) => [one.party, one.parts]));
          for (const one of shared.shares) had.set(one.party, (had.get(one.party) ?? 0n) + one.parts);
        }
        expect(sum([...had.values()])).toBe(billed * PARTS);
      }),
    );
  });

  it('shows the VAT out of the amount: net and VAT sum to it at any rate', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10_000_000n), fc.nat(10_000), (minor, bps) => {
        const { amountMinor, netMinor, vatMinor } = newBill(due(minor * PARTS), '2021-12-07', bps);
        expect(netMinor + vatMinor).toBe(amountMinor);
        // Within half a minor unit of the exact part.
        const off = vatMinor * (PARTS + BigInt(bps)) - amountMinor * BigInt(bps);
        expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(PARTS + BigInt(bps));
      }),
    );
    expect(newBill(due(434n * PARTS + 2_500n), '2021-12-07', 1_000)).toMatchObject({
      amountMinor: 434n,
      netMinor: 395n,
      vatMinor: 39n,
      carried: 2_500n,
    });
  });

  it('has one id for a wallet and a day', () => {
    expect(newBill(due(PARTS), '2021-12-07', 0).billId).toBe(
      newBill(due(9n * PARTS), '2021-12-07', 0).billId,
    );
    expect(newBill(due(PARTS), '2021-12-08', 0).billId).not.toBe(newBill(due(PARTS), '2021-12-07', 0).billId);
  });
});

describe('what a payment accrues', () => {
  const side = (walletId: string) => ({ walletId, kind: 'merchant', network: 'm2t' }) as const;
  const payment = (paidBy: 'payer' | 'payee', refundOf?: string) =>
    ({
      paymentId: 'p',
      payer: side('payer'),
      payee: side('payee'),
      amount: { minor: '3500', currency: 'MAD' },
      fee: {
        paidBy,
        amount: { minor: '0', currency: 'MAD' },
        accrued: '122500',
        scheduleId: 's',
        shares: [{ party: 'acquirer', fraction: '122500' }],
      },
      completedAt: '2021-12-07T23:30:00.000Z',
      ...(refundOf && { refundOf }),
    }) as unknown as CompletedPaymentV1;

  it.each([
    ['payee', undefined, 'payee', 122_500n],
    ['payer', undefined, 'payer', 122_500n],
    ['payee', 'r', 'payer', -122_500n],
    ['payer', 'r', 'payee', -122_500n],
  ] as const)('is of the %s, with refund %s: %s', (paidBy, refundOf, walletId, parts) => {
    expect(accrualOf(payment(paidBy, refundOf))).toMatchObject({
      walletId,
      parts,
      shares: [{ party: 'acquirer', parts }],
      // Half past midnight in Casablanca.
      day: '2021-12-08',
    });
  });
});
