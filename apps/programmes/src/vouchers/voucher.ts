/** `redeeming`, `returning`, `reissuing`: the ledger was asked and has not answered. `locked`: a new code frees it. */
export type VoucherState =
  'issued' | 'locked' | 'redeeming' | 'redeemed' | 'returning' | 'expired' | 'reissuing' | 'cancelled';

export interface Voucher {
  voucherId: string;
  serial: string;
  lineId: string;
  rosterId: string;
  programme: string;
  idcs: string;
  amountMinor: string;
  currency: string;
  state: VoucherState;
  codeNo: number;
  expiresAt: Date | null;
  /** By the database's clock. */
  isOver: boolean;
}
