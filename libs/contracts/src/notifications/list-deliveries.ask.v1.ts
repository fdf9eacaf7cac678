import { Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { DeliveryLifeV1 } from './delivery-life.v1';

export const LISTED_DELIVERIES_MAX = 100;

/** What became of the messages about one payment, line or case. */
export class ListDeliveriesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Its id, or the reference of a payment. */
  @Matches(/^[\w-]{1,64}$/)
  about: string;
}

/** The oldest first. */
export class DeliveriesListedV1 {
  @IsListOf(() => DeliveryLifeV1, LISTED_DELIVERIES_MAX, 0)
  deliveries: DeliveryLifeV1[];
}

export const listDeliveries = defineAsk({
  subject: 'notifications.ask.list-deliveries.v1',
  question: ListDeliveriesV1,
  answer: DeliveriesListedV1,
});
