import { IsBoolean, IsIn, IsInt, IsString, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class ReadPositionsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(/^(\d{4}-\d{2}-\d{2}|today)$/)
  day: string;
}

/** What one network is owed (above zero) or owes (below) over a business day: grants in, off-us payments in and out. */
export class NetworkPositionV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsBalance()
  grants: BalanceV1;

  @IsBalance()
  paymentsIn: BalanceV1;

  @IsBalance()
  paymentsOut: BalanceV1;

  @IsBalance()
  net: BalanceV1;

  @IsInt()
  movements: number;
}

export class PositionsV1 {
  @IsString()
  day: string;

  @IsListOf(() => NetworkPositionV1, 20, 0)
  positions: NetworkPositionV1[];

  /** Payments between networks cancel out: their sum is zero. */
  @IsBoolean()
  paymentsBalance: boolean;
}

export const readPositions = defineAsk({
  subject: 'settlement.ask.read-positions.v1',
  question: ReadPositionsV1,
  answer: PositionsV1,
});
