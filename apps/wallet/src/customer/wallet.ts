import { useRead } from '../api/use-read';
import type { WireAmount } from '../parts/amount';

/** As `GET /wallet` says it. */
export interface Wallet {
  readonly walletId: string;
  readonly network: string;
  readonly tier: number;
  readonly balance: WireAmount;
  readonly held?: WireAmount;
  /** What it may still do. */
  readonly room?: {
    /** Below its ceiling; absent: it has none. */
    readonly toReceive?: WireAmount;
    readonly perPayment: WireAmount;
    readonly today: WireAmount;
    readonly thisMonth: WireAmount;
  };
}

export const TIER_HIGHEST = 3;

export const useWallet = () => useRead<Wallet>('/wallet');
