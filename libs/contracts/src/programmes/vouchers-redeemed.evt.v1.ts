import { IsIn, IsISO8601, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class RedeemedVoucherV1 {
  /** Of the ledger: from what is owed to voucher holders to the agent's float. */
  @IsUUID()
  transferId: string;

  /** The float's account id in the ledger. */
  @IsUUID()
  floatId: string;

  @IsUUID()
  agentId: string;

  /** The agent's, which is owed the money: vouchers are of no network. */
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsISO8601()
  redeemedAt: string;
}

/** Vouchers that agents have paid out. */
export class VouchersRedeemedV1 {
  @IsString()
  programme: string;

  @IsListOf(() => RedeemedVoucherV1, 1_000)
  vouchers: RedeemedVoucherV1[];
}

export const vouchersRedeemed = defineFact({
  subject: 'programmes.evt.vouchers-redeemed.v1',
  data: VouchersRedeemedV1,
  readers: ['settlement', 'payments'],
});
