import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { POSTING_REFUSALS, TransferToPostV1, type PostingRefusal } from './post-transfers.ask.v1';

/** `place`: keep it aside. `post`: move it. `void`: let it go. */
export const HALF_STEPS = ['place', 'post', 'void'] as const;
export type HalfStep = (typeof HALF_STEPS)[number];

/**
 * Between ledger instances: a step of transfers that lie on several of them. Each instance makes its own half of the
 * whole transfer, so that both sides work from the same text.
 */
export class TakeHalvesV1 {
  @IsIn(HALF_STEPS)
  step: HalfStep;

  @IsListOf(() => TransferToPostV1, 1_000)
  transfers: TransferToPostV1[];
}

export class HalfTakenV1 {
  @IsUUID()
  transferId: string;

  /** Absent: the step is done. */
  @IsOptional()
  @IsIn(POSTING_REFUSALS)
  reason?: PostingRefusal;
}

/** In the order of the question; every answer is final for its transfer and step. */
export class HalvesTakenV1 {
  @IsListOf(() => HalfTakenV1, 1_000)
  halves: HalfTakenV1[];
}

/** Answered by each instance under its own subject alone: see `instanceAsks`. */
export const takeHalves = defineAsk({
  subject: 'ledger.ask.take-halves.v1',
  question: TakeHalvesV1,
  answer: HalvesTakenV1,
});
