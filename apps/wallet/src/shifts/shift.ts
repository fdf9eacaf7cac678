import type { WireAmount } from '../parts/amount';

/** As `/shifts` says it: a cashier's time at the till, and what he sold in it. */
export interface Shift {
  readonly shiftId: string;
  readonly cashierId: string;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly sales: number;
  readonly sold: WireAmount;
  readonly refunded: WireAmount;
}

export interface Shifts {
  readonly items: readonly Shift[];
  readonly next?: string;
}
