import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import {
  POSTING_REFUSALS,
  TRANSFER_TYPES,
  type PostingRefusal,
  type TransferType,
} from './post-transfers.ask.v1';

export class ReadTransferV1 {
  @IsUUID()
  transferId: string;
}

export class PostedLegV1 {
  @IsUUID()
  debitAccountId: string;

  @IsUUID()
  creditAccountId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** Balances after the leg; absent while it is held. */
  @IsOptional()
  @IsBalance()
  debitBalanceAfter?: BalanceV1;

  @IsOptional()
  @IsBalance()
  creditBalanceAfter?: BalanceV1;
}

export const HOLD_STATES = ['held', 'posted', 'voided', 'expired'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** What the ledger knows of a transfer, for ever. */
export class TransferV1 {
  @IsUUID()
  transferId: string;

  /** Absent of a refused one. */
  @IsOptional()
  @IsIn(TRANSFER_TYPES)
  type?: TransferType;

  @IsIn(['posted', 'refused'])
  outcome: 'posted' | 'refused';

  @IsOptional()
  @IsIn(POSTING_REFUSALS)
  reason?: PostingRefusal;

  @IsISO8601()
  decidedAt: string;

  /** Kind and reference stand on the legs: absent where there are none. */
  @IsOptional()
  @IsString()
  kind?: string;

  @IsOptional()
  @IsString()
  reference?: string;

  /** Empty of a refused one, of a voided hold's end, and once its month is archived. */
  @IsListOf(() => PostedLegV1, 16, 0)
  legs: PostedLegV1[];

  /** The hold that it settled, or the transfer that it reversed. */
  @IsOptional()
  @IsUUID()
  targetId?: string;

  @IsOptional()
  @IsIn(HOLD_STATES)
  holdState?: HoldState;

  @IsOptional()
  @IsISO8601()
  holdExpiresAt?: string;

  /** The transfer that settled this hold or reversed this transfer. */
  @IsOptional()
  @IsUUID()
  endedById?: string;
}

export const readTransfer = defineAsk({
  subject: 'ledger.ask.read-transfer.v1',
  question: ReadTransferV1,
  answer: TransferV1,
});
