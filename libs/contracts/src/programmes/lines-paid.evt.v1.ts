import { IsIn, IsISO8601, IsString, IsUUID } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class PaidLineV1 {
  /** Also the ledger's transfer id. */
  @IsUUID()
  lineId: string;

  @IsUUID()
  walletId: string;

  @IsUUID()
  personId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  @IsMoney()
  amount: PositiveMoneyV1;
}

/** Households whose grant has reached their wallet. */
export class LinesPaidV1 {
  @IsString()
  programme: string;

  @IsUUID()
  rosterId: string;

  @IsISO8601()
  paidAt: string;

  @IsListOf(() => PaidLineV1, 1_000)
  lines: PaidLineV1[];
}

export const linesPaid = defineFact({
  subject: 'programmes.evt.lines-paid.v1',
  data: LinesPaidV1,
  readers: ['notifications', 'settlement', 'payments'],
});
