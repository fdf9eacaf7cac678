import type { NetworkName, TransferToPostV1 } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import { fundAccountId, voucherLiabilityAccountId } from '../accounts/programme-accounts';
import type { VoucherState } from './voucher';

/** To an agent's float, back to the programme's fund, or out of it once more. */
export type MoveKind = 'redemption' | 'return' | 'reissue';

export const PENDING: Record<MoveKind, VoucherState> = {
  redemption: 'redeeming',
  return: 'returning',
  reissue: 'reissuing',
};
export const DONE: Record<MoveKind, VoucherState> = {
  redemption: 'redeemed',
  return: 'expired',
  reissue: 'issued',
};

/** What the ledger is asked to do with a voucher's money. */
export interface AskedMove {
  voucherId: string;
  moveNo: number;
  kind: MoveKind;
  fromState: VoucherState;
  lineId: string;
  serial: string;
  programme: string;
  amountMinor: string;
  currency: string;
  /** Of a redemption, as the next two. */
  floatId: string | null;
  agentId: string | null;
  network: NetworkName | null;
}

/** Worked out, never drawn: whoever asks about a move, twice, at once or after a crash, asks with the same id. */
export function moveTransferId({
  lineId,
  kind,
  moveNo,
}: Pick<AskedMove, 'lineId' | 'kind' | 'moveNo'>): string {
  return uuidV5(`voucher-${kind}:${moveNo}`, lineId);
}

export function moveTransfer(move: AskedMove): TransferToPostV1 {
  const { kind, programme, serial, amountMinor, currency } = move;
  const [fund, liability] = [fundAccountId(programme), voucherLiabilityAccountId(programme)];
  const [debitAccountId, creditAccountId] = {
    redemption: [liability, move.floatId!] as const,
    return: [liability, fund] as const,
    reissue: [fund, liability] as const,
  }[kind];
  return {
    transferId: moveTransferId(move),
    kind: `voucher_${kind}`,
    reference: serial,
    legs: [{ debitAccountId, creditAccountId, amount: { minor: amountMinor, currency } }],
  };
}
