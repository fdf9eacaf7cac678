import { IsString, IsUUID, Length } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { DeliveryLifeV1 } from './delivery-life.v1';

export class DeliveryReleaseV1 {
  /** For the audit trail; names nobody. */
  @IsString()
  @Length(3, 200)
  reason: string;
}

/** A parked message goes again. One that is parked as `unknown` may then arrive twice: that is the caller's choice. */
export class ReleaseDeliveryV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  deliveryId: string;

  @IsPart(() => DeliveryReleaseV1)
  body: DeliveryReleaseV1;
}

/** Errors: `notifications.unknown_delivery`, `notifications.not_parked`. */
export const releaseDelivery = defineAsk({
  subject: 'notifications.ask.release-delivery.v1',
  question: ReleaseDeliveryV1,
  answer: DeliveryLifeV1,
});
