import type { PayoutState } from '@hanout/contracts';

/** How one stands. `reason`: why it was declined; while it waits, why the last try ended in no clear word. */
export interface PayoutRow {
  payoutId: string;
  state: PayoutState;
  ref: string | null;
  reason: string | null;
  endedAt: Date | null;
}

export interface TakenPayout extends PayoutRow {
  accountSealed: Buffer;
  amountMinor: string;
  amountCurrency: string;
  reference: string;
}

export interface DuePayout {
  payoutId: string;
  no: string;
  accountSealed: Buffer;
  amountMinor: string;
  amountCurrency: string;
  reference: string;
  takenAt: Date;
  /** Which attempt this is, from 1. */
  attempts: number;
  /** Why the one before ended in no clear word; null after one that was cut short. */
  lastCause: string | null;
  /** Nothing clear for so long that the network is to be asked to undo it. */
  isOverdue: boolean;
}

/** What a network said of a payout for good, and which way. */
export interface Word {
  payoutId: string;
  end: PayoutEnd;
  by: 'call' | 'notice' | 'report';
  /** Which one said it. */
  noticeId?: string;
}

export type PayoutEnd = { state: 'succeeded'; ref: string } | { state: 'declined'; reason: string };
