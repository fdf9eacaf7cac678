import type { CompletedPaymentV1 } from '@hanout/contracts';
import fc from 'fast-check';
import { daysOfFact } from './days';
import { addFees, monthFeesOf, noFees, type FeeSums, type MonthFees } from './month-fees';

const ENDS = new Map([['usual', [5_000n, 2_000_000n]]]);

interface Sale {
  shop: string;
  minor: number;
  feeMinor: number;
  isRefund: boolean;
  month: string;
}
function completed({ shop, minor, feeMinor, isRefund, month }: Sale, changes = {}): CompletedPaymentV1 {
  const customer = { walletId: 'customer', kind: 'customer', network: 'm2t' };
  const merchant = { walletId: shop, kind: 'merchant', network: 'm2t' };
  return {
    payer: isRefund ? merchant : customer,
    payee: isRefund ? customer : merchant,
    amount: { minor: minor.toString(), currency: 'MAD' },
    fee: {
      paidBy: 'payee',
      amount: { minor: feeMinor.toString(), currency: 'MAD' },
      accrued: '0',
      scheduleId: 'usual',
      shares: [],
    },
    ...(isRefund && { refundOf: 'sale' }),
    completedAt: `${month}-15T12:00:00.000Z`,
    ...changes,
  } as unknown as CompletedPaymentV1;
}
const sale: Sale = { shop: 'shop', minor: 10_000, feeMinor: 60, isRefund: false, month: '2021-12' };
const keyOf = ({ walletId, month, scheduleId, band, side }: MonthFees) =>
  [walletId, month, scheduleId, band, side].join();
const rowsOf = (payments: CompletedPaymentV1[]) => monthFeesOf(payments, ENDS, daysOfFact());

it('adds up the same, however the payments are put in lists', () => {
  const sales = fc.record({
    shop: fc.constantFrom('a', 'b'),
    minor: fc.integer({ min: 1, max: 2_000_000 }),
    feeMinor: fc.nat(2_000),
    isRefund: fc.boolean(),
    month: fc.constantFrom('2021-11', '2021-12'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(sales, { maxLength: 20 }), { maxLength: 5 }), (lists) => {
      const summed = new Map<string, FeeSums>();
      for (const row of lists.flatMap((list) => rowsOf(list.map((one) => completed(one))))) {
        const sums = summed.get(keyOf(row)) ?? noFees();
        addFees(sums, row);
        summed.set(keyOf(row), sums);
      }
      const whole = rowsOf(lists.flat().map((one) => completed(one)));
      expect(whole).toHaveLength(summed.size);
      for (const row of whole) expect(row).toMatchObject(summed.get(keyOf(row))!);
      const posted = whole.reduce((sum, { postedMinor }) => sum + postedMinor, 0n);
      expect(posted).toBe(BigInt(lists.flat().reduce((sum, { feeMinor }) => sum + feeMinor, 0)));
    }),
  );
});

it('takes back in the band that priced what is given back, in the month it goes back', () => {
  const part = { ...sale, minor: 4_000, feeMinor: 24, isRefund: true, month: '2022-01' };
  const refundOfAmount = { minor: '10000', currency: 'MAD' };
  expect(rowsOf([completed(sale), completed(part, { refundOfAmount })])).toMatchObject([
    { month: '2021-12-01', band: 1, side: 'paid', payments: 1, volumeMinor: 10_000n, postedMinor: 60n },
    { month: '2022-01-01', band: 1, side: 'back', payments: 1, volumeMinor: 4_000n, postedMinor: 24n },
  ]);
});

it('goes by the calendar of Casablanca', () => {
  // Half past midnight there.
  const [row] = rowsOf([completed(sale, { completedAt: '2021-11-30T23:30:00.000Z' })]);
  expect(row?.month).toBe('2021-12-01');
});

it('leaves out what the shop bears no fee of, and what no schedule prices', () => {
  const { fee } = completed(sale);
  const { scheduleId: _, ...unpriced } = fee;
  for (const changes of [
    { fee: { ...fee, paidBy: 'payer' } },
    { fee: { ...fee, scheduleId: 'unknown' } },
    { fee: unpriced },
    { payee: { walletId: 'somebody', kind: 'customer', network: 'm2t' } },
  ])
    expect(rowsOf([completed(sale, changes)])).toEqual([]);
});
