import { IsIn, IsInt, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class ReadGrantsDueV1 {
  /** Absent: of all. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;
}

/** Sums of one approved roster that waits for the word to pay. */
export class GrantsDueV1 {
  @IsUUID()
  rosterId: string;

  @IsString()
  programme: string;

  /** Of the household. */
  @IsIn(NETWORKS)
  network: NetworkName;

  /** By the name that the roster gives it. */
  @IsString()
  province: string;

  @IsIn(['wallet', 'voucher'])
  method: 'wallet' | 'voucher';

  @IsInt()
  @Min(1)
  households: number;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export class GrantsDueListV1 {
  @IsListOf(() => GrantsDueV1, 2_000, 0)
  items: GrantsDueV1[];
}

/** For whoever has to see that agents have the cash: what is about to be paid, by network and province. */
export const readGrantsDue = defineAsk({
  subject: 'programmes.ask.read-grants-due.v1',
  question: ReadGrantsDueV1,
  answer: GrantsDueListV1,
});
