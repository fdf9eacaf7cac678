import { IsInt, IsString } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { PageRequestV1 } from './roster-request.v1';

/** A row or line that is not paid as it stands, and why. */
export class FindingV1 {
  @IsString()
  cursor: string;

  @IsString()
  file: string;

  /** 1 is the header. */
  @IsInt()
  row: number;

  @IsString()
  subject: string;

  @IsString()
  outcome: string;

  @IsString()
  reason: string;
}

export class FindingsV1 {
  @IsListOf(() => FindingV1, 1_000, 0)
  items: FindingV1[];
}

export const readFindings = defineAsk({
  subject: 'programmes.ask.read-findings.v1',
  question: PageRequestV1,
  answer: FindingsV1,
});
