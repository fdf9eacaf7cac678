import { IsOptional, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';

export class ReadDeliveriesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class DeliveryCountsV1 {
  /** Still to go: also those under way and those that are tried again. */
  @Matches(/^\d+$/)
  queued: string;

  @Matches(/^\d+$/)
  delivered: string;

  @Matches(/^\d+$/)
  parked: string;

  /** Not sent, for nobody needed or wanted it. */
  @IsOptional()
  @Matches(/^\d+$/)
  dropped?: string;
}

export const readDeliveries = defineAsk({
  subject: 'notifications.ask.read-deliveries.v1',
  question: ReadDeliveriesV1,
  answer: DeliveryCountsV1,
});
