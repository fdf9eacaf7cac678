import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { COMPLAINT_OUTCOMES, ComplaintV1, type ComplaintOutcome } from './complaint.v1';

export class ReadComplaintsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Only those that wait. */
  @IsOptional()
  @IsBoolean()
  isOpen?: boolean;

  /** The `cursor` of the last one of the page before. */
  @IsOptional()
  @IsString()
  after?: string;

  @IsInt()
  @Min(1)
  @Max(500)
  limit: number;
}

/** A complaint as the programme's staff see it. */
export class ComplaintToAnswerV1 extends ComplaintV1 {
  @IsString()
  cursor: string;

  @Matches(/^\d{10}$/)
  idcs: string;
}

export class ComplaintsV1 {
  @IsListOf(() => ComplaintToAnswerV1, 500, 0)
  items: ComplaintToAnswerV1[];
}

export class ComplaintAnswerBodyV1 {
  @IsIn(COMPLAINT_OUTCOMES)
  outcome: ComplaintOutcome;

  @IsString()
  @Length(1, 500)
  answer: string;
}

export class AnswerComplaintV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  complaintId: string;

  @IsPart(() => ComplaintAnswerBodyV1)
  body: ComplaintAnswerBodyV1;
}

/** In the order in which they were opened. */
export const readComplaints = defineAsk({
  subject: 'programmes.ask.read-complaints.v1',
  question: ReadComplaintsV1,
  answer: ComplaintsV1,
});

/** Once; the same answer again is the same. */
export const answerComplaint = defineAsk({
  subject: 'programmes.ask.answer-complaint.v1',
  question: AnswerComplaintV1,
  answer: ComplaintToAnswerV1,
});
