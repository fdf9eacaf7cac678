import type { Money } from '@hanout/money';

/** Money that is to reach an account which the network keeps itself. */
export interface PayoutOrder {
  /** Made by us, the same for ever: the remote system knows the payout by it and does it once. */
  id: string;
  /** From 1, counted by the deployment, never used again: for wires whose numbers are short. */
  no: number;
  /** The account at the network, by its mobile number in E.164. */
  account: string;
  amount: Money;
  /** Ours, shown to both sides. */
  reference: string;
  /** When it was taken, the same at every repeat. */
  takenAt: Date;
}
