import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import {
  WEBHOOK_EVENTS,
  WEBHOOK_STATES,
  WebhookV1,
  type WebhookEvent,
  type WebhookState,
} from './webhook.v1';

/** Endpoints of one page. */
export const WEBHOOKS_PAGE_MAX = 50;
/** For so long after a rotation the secret before may sign as well. */
export const WEBHOOK_OVERLAP_HOURS_MAX = 24;
const URL_MAX = 500;

export class CreateWebhookBodyV1 {
  /** Made by the asker: the same again is the same endpoint. */
  @IsUUID()
  endpointId: string;

  /** `https`, on a public address. */
  @IsString()
  @MaxLength(URL_MAX)
  url: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events: WebhookEvent[];
}

export class CreateWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CreateWebhookBodyV1)
  body: CreateWebhookBodyV1;
}

export class WebhookWithSecretV1 {
  @IsPart(() => WebhookV1)
  webhook: WebhookV1;

  /** `whsec_` and the key in base64. Absent when the same is asked again a day later or more. */
  @IsOptional()
  @Matches(/^whsec_[A-Za-z0-9+/]{43}=$/)
  secret?: string;
}

export class ListWebhooksV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** For staff: of one shop alone. */
  @IsOptional()
  @IsString()
  @MaxLength(32)
  merchantCode?: string;

  /** The last endpoint of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;
}

/** A shop's own, or everybody's for staff; the newest first. */
export class WebhooksV1 {
  @IsListOf(() => WebhookV1, WEBHOOKS_PAGE_MAX, 0)
  items: WebhookV1[];

  /** `after` of the next page; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

export class ReadWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;
}

/** What is left out stays as it is. */
export class WebhookChangeV1 {
  @IsOptional()
  @IsString()
  @MaxLength(URL_MAX)
  url?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEvent[];

  @IsOptional()
  @IsIn(WEBHOOK_STATES)
  state?: WebhookState;
}

export class ChangeWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;

  @IsPart(() => WebhookChangeV1)
  body: WebhookChangeV1;
}

export class WebhookRotationV1 {
  /** Made by the asker: the same again is the same rotation, with the same secret. */
  @IsUUID()
  rotationId: string;

  /** For so long the secret before signs as well; absent: 24. With 0 it is over at once. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(WEBHOOK_OVERLAP_HOURS_MAX)
  overlapHours?: number;
}

export class RotateWebhookSecretV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;

  @IsPart(() => WebhookRotationV1)
  body: WebhookRotationV1;
}

export class DeleteWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;
}

export class WebhookDeletedV1 {
  @IsUUID()
  endpointId: string;
}

export class WebhookBlockV1 {
  @IsBoolean()
  isBlocked: boolean;

  /** For the audit trail; names nobody. */
  @IsString()
  @Length(3, 200)
  reason: string;
}

export class BlockWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;

  @IsPart(() => WebhookBlockV1)
  body: WebhookBlockV1;
}

/**
 * The secret is shown here and at a rotation. Errors: `notifications.webhook_url` for an address that is not public,
 * `notifications.too_many_webhooks`, `notifications.webhook_id_reused`.
 */
export const createWebhook = defineAsk({
  subject: 'notifications.ask.create-webhook.v1',
  question: CreateWebhookV1,
  answer: WebhookWithSecretV1,
});

export const listWebhooks = defineAsk({
  subject: 'notifications.ask.list-webhooks.v1',
  question: ListWebhooksV1,
  answer: WebhooksV1,
});

/** Error: `notifications.unknown_webhook`, also for another's. So have all below. */
export const readWebhook = defineAsk({
  subject: 'notifications.ask.read-webhook.v1',
  question: ReadWebhookV1,
  answer: WebhookV1,
});

/** What waits for an endpoint that is disabled is parked. Error: `notifications.webhook_url`. */
export const changeWebhook = defineAsk({
  subject: 'notifications.ask.change-webhook.v1',
  question: ChangeWebhookV1,
  answer: WebhookV1,
});

/** Error: `notifications.webhook_id_reused`, `notifications.too_many_secrets` while others still sign. */
export const rotateWebhookSecret = defineAsk({
  subject: 'notifications.ask.rotate-webhook-secret.v1',
  question: RotateWebhookSecretV1,
  answer: WebhookWithSecretV1,
});

/** Its secrets are gone and nothing more is sent; what was sent stays listed nowhere. Twice is the same. */
export const deleteWebhook = defineAsk({
  subject: 'notifications.ask.delete-webhook.v1',
  question: DeleteWebhookV1,
  answer: WebhookDeletedV1,
});

/** By staff, for whatever harm it does; on the audit trail. */
export const blockWebhook = defineAsk({
  subject: 'notifications.ask.block-webhook.v1',
  question: BlockWebhookV1,
  answer: WebhookV1,
});
