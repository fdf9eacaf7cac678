import { useRead } from '../api/use-read';
import type { WireAmount } from '../parts/amount';

interface Cash {
  readonly expected: WireAmount;
  readonly isLow: boolean;
  readonly lowMark: WireAmount;
}

export interface Float {
  readonly floatId: string;
  readonly agentCode: string;
  readonly network: string;
  readonly tradeNameAr: string;
  readonly tradeNameFr: string;
  readonly balance: WireAmount;
  readonly isLow: boolean;
  readonly lowMark?: WireAmount;
  /** Absent until the agent has said what is in his drawer. */
  readonly cash?: Cash;
}

export interface Entry {
  readonly entryId: string;
  readonly kind: string;
  readonly amount: WireAmount;
  readonly at: string;
}

/** As `GET /drawer` says it. */
export interface Drawer {
  readonly float: Float;
  readonly entries: readonly Entry[];
}

export const useDrawer = () => useRead<Drawer>('/drawer?limit=30');
