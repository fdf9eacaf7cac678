interface Minor {
  readonly minor: string;
}

/** As `GET /payments/:paymentId` and what makes one answer it. */
export interface Payment {
  readonly paymentId: string;
  readonly kind: string;
  readonly state: string;
  readonly reference: string;
  readonly merchantCode?: string;
  readonly amount: Minor;
  readonly fee: Minor;
  readonly refunded: Minor;
  readonly createdAt: string;
  readonly completedAt?: string;
  readonly expiresAt?: string;
}

export interface PaymentAnswer {
  readonly payment: Payment;
}
