import type { WireAmount } from '../parts/amount';

export const inDirhams = (minor: bigint) => ({ minor: minor.toString(), currency: 'MAD' });

/** As `GET /payments/:paymentId` and what makes one answer it. */
export interface Payment {
  readonly paymentId: string;
  readonly kind: string;
  readonly state: string;
  readonly reference: string;
  readonly merchantCode?: string;
  readonly amount: WireAmount;
  readonly fee: WireAmount;
  readonly refunded: WireAmount;
  readonly createdAt: string;
  readonly completedAt?: string;
  readonly expiresAt?: string;
}

export interface PaymentAnswer {
  readonly payment: Payment;
}
