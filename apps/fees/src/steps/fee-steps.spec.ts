import { PLAIN_TERMS, type FeeTerms } from '@hanout/fee-rules';
import type { Schedule } from '../schedules/schedule.entity';
import { feeSteps } from './fee-steps';
import { noFees, type FeeSums, type MonthFees } from '../recording/month-fees';

const schedule = (scheduleId: string, bps = 60, terms: Partial<FeeTerms> = {}) =>
  ({
    scheduleId,
    product: 'merchant_payment',
    currency: 'MAD',
    bands: [
      { minMinor: '1', maxMinor: '5000', fixedMinor: '0', bps: 0 },
      { minMinor: '5001', maxMinor: '2000000', fixedMinor: '0', bps, capMinor: '2000' },
    ],
    terms: { ...PLAIN_TERMS, ...terms },
  }) as unknown as Schedule;
const row = (scheduleId: string, band: number, paid: Partial<FeeSums>): MonthFees => ({
  walletId: 'shop',
  month: '2021-12-01',
  scheduleId,
  band,
  side: 'paid',
  ...noFees(),
  ...paid,
});
const mad = (minor: string) => ({ minor, currency: 'MAD' });

it('shows what each step costs by an amount of it before anything was paid', () => {
  const [product] = feeSteps({ fees: [], inForce: [schedule('usual')], used: [], vatBps: 1_000 });
  expect(product).not.toHaveProperty('next');
  expect(
    product?.schedules[0]?.steps.map(({ example, texts }) => [example, texts.en.replaceAll('\u00a0', ' ')]),
  ).toEqual([
    [{ amount: mad('100'), fee: '0', vat: '0' }, 'From 0.01 MAD to 50.00 MAD: free'],
    // 51.00: 30.6 centimes, 31 of them.
    [
      { amount: mad('5100'), fee: '310000', vat: '28182' },
      'From 50.01 MAD to 20,000.00 MAD: 0.60 %, at most 20.00 MAD',
    ],
  ]);
});

it('says exactly what accrues', () => {
  const inForce = [schedule('usual', 60, { collection: 'accrued' })];
  const [product] = feeSteps({ fees: [], inForce, used: [], vatBps: 1_000 });
  expect(product?.schedules[0]).toMatchObject({
    collection: 'accrued',
    steps: [{}, { example: { amount: mad('5100'), fee: '306000' } }],
  });
});

it('says where the average payment falls and what the next one costs', () => {
  const fees = [
    row('usual', 0, { payments: 3, volumeMinor: 6_000n }),
    row('usual', 1, { payments: 1, volumeMinor: 34_001n, postedMinor: 204n }),
  ];
  const [product] = feeSteps({
    fees,
    inForce: [schedule('usual')],
    used: [schedule('usual')],
    vatBps: 1_000,
  });
  expect(product).toMatchObject({
    // 400.01 over four: 100.00 and a bit.
    next: { amount: mad('10000'), fee: '600000', vat: '54545' },
    nextStep: 1,
    paid: { payments: 4, volume: mad('40001'), posted: mad('204'), vat: '185455' },
  });
  expect(product?.schedules).toHaveLength(1);
  expect(product?.schedules[0]?.steps).toMatchObject([
    { paid: { payments: 3 }, example: { amount: mad('2000'), fee: '0' } },
    { paid: { payments: 1 }, example: { amount: mad('34001'), fee: '2040000' } },
  ]);
});

it('shows what is in force first, then what else priced this month, and keeps products apart', () => {
  const supplies = { ...schedule('supplies'), product: 'supplier_payment' } as Schedule;
  const fees = [
    row('waiver', 1, { payments: 1, volumeMinor: 9_000n }),
    row('supplies', 0, { payments: 2, volumeMinor: 200n }),
  ];
  const products = feeSteps({
    fees,
    inForce: [supplies, schedule('usual')],
    used: [schedule('waiver', 0), supplies],
    vatBps: 0,
  });
  expect(products.map(({ product, paid }) => [product, paid.payments])).toEqual([
    ['merchant_payment', 1],
    ['supplier_payment', 2],
  ]);
  expect(products[0]?.schedules.map(({ scheduleId, isInForce }) => [scheduleId, isInForce])).toEqual([
    ['usual', true],
    ['waiver', false],
  ]);
});
