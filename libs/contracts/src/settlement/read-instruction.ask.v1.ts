import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class ReadInstructionV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  windowId: string;
}

/** `pay`: from the pooled account to the network. `collect`: from the network to the pooled account. */
export const INSTRUCTION_DIRECTIONS = ['pay', 'collect'] as const;
export type InstructionDirection = (typeof INSTRUCTION_DIRECTIONS)[number];

/** What the settlement bank is told about a closed window; a window in which nothing is owed has none. */
export class InstructionV1 {
  @IsUUID()
  windowId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** Worked out of the window; the bank names it when it has done it. */
  @Matches(/^[A-Z0-9]{1,35}$/)
  messageId: string;

  @IsIn(INSTRUCTION_DIRECTIONS)
  direction: InstructionDirection;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** ISO 20022, pacs.009.001.08: the same bytes for ever. */
  @IsString()
  document: string;

  /** When the bank’s statement that confirms it was imported. */
  @IsOptional()
  @IsISO8601()
  settledAt?: string;

  /** The day on which the bank booked it. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  bookedOn?: string;

  /** When the ledger moved it between the network’s position and the mirror of the pooled account. */
  @IsOptional()
  @IsISO8601()
  postedAt?: string;
}

export const readInstruction = defineAsk({
  subject: 'settlement.ask.read-instruction.v1',
  question: ReadInstructionV1,
  answer: InstructionV1,
});
