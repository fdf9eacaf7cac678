import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { IsPart } from '../nested';

export class RosterRequestV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  rosterId: string;
}

export class PageRequestV1 extends RosterRequestV1 {
  /** The `cursor` of the last item of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  after?: string;

  @IsInt()
  @Min(1)
  @Max(1_000)
  limit: number;
}
