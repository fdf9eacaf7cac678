import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';

export const DELIVERY_LIFE_STATES = ['queued', 'sending', 'retry', 'delivered', 'parked', 'dropped'] as const;

/** A delivery as support sees it: ids and times, and nothing of what it says or to which number. */
export class DeliveryLifeV1 {
  @IsUUID()
  deliveryId: string;

  /** The payment, line or case it tells of; a code tells of none. */
  @IsOptional()
  @IsUUID()
  factId?: string;

  @IsOptional()
  @IsString()
  reference?: string;

  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsString()
  template: string;

  @IsIn(DELIVERY_LIFE_STATES)
  state: (typeof DELIVERY_LIFE_STATES)[number];

  /**
   * Parked: `no_contact`, `refused_by_provider`, `gave_up`, `too_old`, `unknown` (it may have arrived). Dropped:
   * `expired`, `switched_off`.
   */
  @IsOptional()
  @IsString()
  reason?: string;

  @IsInt()
  attempts: number;

  @IsISO8601()
  createdAt: string;

  /** While it waits: when it is tried next, at the earliest. */
  @IsOptional()
  @IsISO8601()
  nextAttemptAt?: string;

  @IsOptional()
  @IsISO8601()
  deliveredAt?: string;
}
