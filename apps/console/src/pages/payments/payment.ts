import type { WireMoney } from '@hanout/money';

/** A payment as staff find it. */
export interface Payment {
  readonly paymentId: string;
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly reference: string;
  readonly merchantCode?: string;
  readonly amount: WireMoney;
  readonly fee: WireMoney;
  readonly feePaidBy: string;
  readonly refunded: WireMoney;
  readonly refundOf?: string;
  readonly failure?: string;
  /** Of what waits for somebody: until when. */
  readonly expiresAt?: string;
  readonly createdAt: string;
  readonly completedAt?: string;
  readonly payerWalletId?: string;
  readonly payeeWalletId?: string;
}

export interface NetworkEnd {
  readonly network: string;
  readonly accountEnd: string;
  readonly ref?: string;
}

export interface TimelineAnswer {
  readonly paymentId: string;
  readonly reference: string;
  readonly state: string;
  readonly entries: readonly { readonly at: string; readonly event: string; readonly state: string }[];
  readonly givingBack?: readonly Payment[];
  readonly networkEnd?: NetworkEnd;
  readonly networkWords?: readonly {
    readonly at: string;
    readonly word: string;
    readonly code?: string;
    readonly isContradiction?: boolean;
  }[];
}

export interface Delivery {
  readonly deliveryId: string;
  readonly template: string;
  readonly state: string;
  readonly attempts: number;
  readonly reason?: string;
  readonly createdAt: string;
  readonly deliveredAt?: string;
}

export interface Reversal {
  readonly reversalId: string;
  readonly paymentId: string;
  readonly reason: string;
  readonly note: string;
  readonly state: string;
  readonly amount: WireMoney;
  readonly fee: WireMoney;
  readonly contentHash: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly decidedBy?: string;
}
