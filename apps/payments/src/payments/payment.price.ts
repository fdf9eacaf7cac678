import type { FeeSide } from '@hanout/contracts';
import type { Payment } from './payment.entity';
import type { Share } from './payment.share';

/** What a payment costs: a fee posted with it, or one that accrues, never both. */
export interface Price {
  scheduleId: string;
  feeSide: FeeSide;
  feeMinor: bigint;
  /** In 1/10,000 of the minor unit. */
  accrued: bigint;
  shares: Share[];
}

/** What leaves the payer and what reaches the payee, fee included. */
export function totalsOf({
  amountMinor,
  feeMinor,
  feeSide,
}: Pick<Payment, 'amountMinor' | 'feeMinor' | 'feeSide'>): {
  totalMinor: bigint;
  netMinor: bigint;
} {
  return feeSide === 'payer'
    ? { totalMinor: amountMinor + feeMinor, netMinor: amountMinor }
    : { totalMinor: amountMinor, netMinor: amountMinor - feeMinor };
}
