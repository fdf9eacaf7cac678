import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
} from 'class-validator';

/**
 * What a shop's own system may ask to be told. `payment.completed`: money has come in or gone out; `payment.refunded`:
 * money of a payment was given back; `payment.failed`: what was asked for or sent came to nothing.
 */
export const WEBHOOK_EVENTS = ['payment.completed', 'payment.refunded', 'payment.failed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** `webhook.test` is sent on request alone. */
export const WEBHOOK_DELIVERY_EVENTS = [...WEBHOOK_EVENTS, 'webhook.test'] as const;
export type WebhookDeliveryEvent = (typeof WEBHOOK_DELIVERY_EVENTS)[number];

export const WEBHOOK_STATES = ['enabled', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** Endpoints that one shop may have. */
export const WEBHOOKS_MAX = 10;

/** Where a shop's system is told: its secret is in no answer but those that make one. */
export class WebhookV1 {
  @IsUUID()
  endpointId: string;

  /** The wallet whose payments it hears of. */
  @IsUUID()
  walletId: string;

  @IsOptional()
  @IsString()
  merchantCode?: string;

  @IsString()
  url: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events: WebhookEvent[];

  @IsIn(WEBHOOK_STATES)
  state: WebhookState;

  /** Staff have stopped it: nothing goes there, whatever its state. */
  @IsBoolean()
  isBlocked: boolean;

  /** While nothing but failures came of it; after three days of them it is disabled. */
  @IsOptional()
  @IsISO8601()
  failingSince?: string;

  /** Until then the secret before the last rotation signs as well. */
  @IsOptional()
  @IsISO8601()
  formerSecretUntil?: string;

  /** Of the last seven days: events that were delivered, and those that were given up. */
  @IsInt()
  @Min(0)
  delivered: number;

  @IsInt()
  @Min(0)
  parked: number;

  @IsISO8601()
  createdAt: string;
}

export const WEBHOOK_DELIVERY_STATES = ['queued', 'sending', 'retry', 'delivered', 'parked'] as const;
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** One event for one endpoint. Its id is the `webhook-id` that the receiver sees, the same at each try. */
export class WebhookDeliveryV1 {
  @IsUUID()
  deliveryId: string;

  @IsIn(WEBHOOK_DELIVERY_EVENTS)
  event: WebhookDeliveryEvent;

  /** Of the payment it tells of; a test tells of none. */
  @IsOptional()
  @IsString()
  reference?: string;

  @IsIn(WEBHOOK_DELIVERY_STATES)
  state: WebhookDeliveryState;

  /** Parked: `gave_up` after all tries, `disabled` because the endpoint was. */
  @IsOptional()
  @IsIn(['gave_up', 'disabled'])
  reason?: 'gave_up' | 'disabled';

  @IsInt()
  @Min(0)
  attempts: number;

  /** Of the last try that was answered. */
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(999)
  lastStatus?: number;

  /** Of the last try that was not: `timeout`, `refused_address`, `connection`, … */
  @IsOptional()
  @IsString()
  lastError?: string;

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
