import { isDeepStrictEqual } from 'node:util';
import { reachOf, type Operation } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import {
  WEBHOOK_OVERLAP_HOURS_MAX,
  WEBHOOKS_MAX,
  WEBHOOKS_PAGE_MAX,
  type BlockWebhookV1,
  type CallerV1,
  type ChangeWebhookV1,
  type CreateWebhookV1,
  type DeleteWebhookV1,
  type ListWebhooksV1,
  type ReadWebhookV1,
  type RotateWebhookSecretV1,
  type WebhookDeletedV1,
  type WebhooksV1,
  type WebhookV1,
  type WebhookWithSecretV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotificationsConfig } from '../config';
import { WebhookSeal } from './webhook-seal';
import { readWebhookUrl } from './webhook.address';
import { newSecret } from './webhook.signature';
import { WEBHOOK_ERRORS } from './webhooks.errors';
import {
  countWebhooksOf,
  endSecrets,
  findSecret,
  findWebhook,
  forgetSecrets,
  formerSecrets,
  insertSecret,
  insertWebhook,
  listWebhooks,
  lockWebhook,
  parkWaiting,
  setBlocked,
  toWebhook,
  updateWebhook,
  type SecretRow,
} from './webhooks.queries';

/** Former secrets that may sign beside the current one: headers stay short, and a mistake can be made good. */
const FORMER_SECRETS_MAX = 2;
/** For so long who asks again with the same id is shown the secret again: his answer may have been lost. */
const SECRET_SHOWN_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Whose endpoints a caller may see; undefined: everybody's. @throws DomainError `platform.forbidden` */
export function walletWithin(caller: CallerV1, operation: Operation): string | undefined {
  if (reachOf(caller, operation) === 'all') return undefined;
  if (caller.walletId === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
  return caller.walletId;
}

/** Where shops' systems are told, and with which secrets. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NotificationsConfig,
    private readonly seal: WebhookSeal,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same id and content again is the same endpoint. */
  async create({ caller, body }: CreateWebhookV1): Promise<WebhookWithSecretV1> {
    const walletId = walletWithin(caller, 'notifications.create-webhook');
    if (walletId === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
    const { endpointId } = body;
    const wish = { url: this.urlOf(body.url), events: [...body.events].sort() };
    return inTransaction(this.dataSource, async (manager) => {
      const count = await countWebhooksOf(manager, walletId);
      const before = await findWebhook(manager, endpointId, walletId);
      if (before) {
        if (!isDeepStrictEqual({ url: before.url, events: [...before.events].sort() }, wish)) throw reused();
        const first = await findSecret(manager, endpointId);
        return { webhook: toWebhook(before), ...(first && this.shownAgain(first)) };
      }
      if (count >= WEBHOOKS_MAX)
        throw WEBHOOK_ERRORS.error('notifications.too_many_webhooks', {
          params: { max: String(WEBHOOKS_MAX) },
        });
      const isNew = await insertWebhook(manager, {
        endpointId,
        walletId,
        personId: caller.id,
        ...(caller.merchantCode !== undefined && { merchantCode: caller.merchantCode }),
        ...wish,
      });
      if (!isNew) throw reused();
      const secret = await this.makeSecret(manager, endpointId, endpointId);
      return { webhook: await this.told(manager, endpointId), secret };
    });
  }

  async list({ caller, merchantCode, after }: ListWebhooksV1): Promise<WebhooksV1> {
    const walletId = walletWithin(caller, 'notifications.read-webhooks');
    const found = await listWebhooks(this.dataSource.manager, {
      ...(walletId !== undefined && { walletId }),
      ...(merchantCode && { merchantCode }),
      ...(after && { after }),
      limit: WEBHOOKS_PAGE_MAX + 1,
    });
    const items = found.slice(0, WEBHOOKS_PAGE_MAX).map(toWebhook);
    return { items, ...(found.length > items.length && { next: items.at(-1)!.endpointId }) };
  }

  async read({ caller, endpointId }: ReadWebhookV1): Promise<WebhookV1> {
    const walletId = walletWithin(caller, 'notifications.read-webhooks');
    const found = await findWebhook(this.dataSource.manager, endpointId, walletId);
    if (!found) throw unknownWebhook();
    return toWebhook(found);
  }

  async change({ caller, endpointId, body }: ChangeWebhookV1): Promise<WebhookV1> {
    const walletId = walletWithin(caller, 'notifications.change-webhook');
    const { url, events, state } = body;
    const change = {
      ...(url && { url: this.urlOf(url) }),
      ...(events && { events: [...events].sort() }),
      ...(state && { state }),
    };
    return this.changing(endpointId, walletId, async (manager) => {
      await updateWebhook(manager, endpointId, change);
      if (state === 'disabled') await parkWaiting(manager, endpointId);
    });
  }

  /** The same rotation again is the same secret. */
  async rotate({ caller, endpointId, body }: RotateWebhookSecretV1): Promise<WebhookWithSecretV1> {
    const walletId = walletWithin(caller, 'notifications.rotate-webhook-secret');
    const { rotationId } = body;
    const overlapHours = body.overlapHours ?? WEBHOOK_OVERLAP_HOURS_MAX;
    let shown: { secret?: string } = {};
    const webhook = await this.changing(endpointId, walletId, async (manager) => {
      const before = await findSecret(manager, rotationId);
      if (before) {
        if (before.endpointId !== endpointId) throw reused();
        shown = this.shownAgain(before);
        return;
      }
      const former = await formerSecrets(manager, endpointId);
      if (overlapHours > 0 && former.length >= FORMER_SECRETS_MAX) {
        throw WEBHOOK_ERRORS.error('notifications.too_many_secrets', {
          params: { until: former[0]!.endsAt.toISOString() },
        });
      }
      await endSecrets(manager, endpointId, overlapHours);
      shown = { secret: await this.makeSecret(manager, endpointId, rotationId) };
    });
    return { webhook, ...shown };
  }

  /** Twice is the same. */
  async delete({ caller, endpointId }: DeleteWebhookV1): Promise<WebhookDeletedV1> {
    const walletId = walletWithin(caller, 'notifications.delete-webhook');
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await lockWebhook(manager, endpointId, walletId))) throw unknownWebhook();
      await updateWebhook(manager, endpointId, { state: 'deleted' });
      await parkWaiting(manager, endpointId);
      await forgetSecrets(manager, endpointId);
    });
    return { endpointId };
  }

  async block({ caller, endpointId, body }: BlockWebhookV1): Promise<WebhookV1> {
    const operation = 'notifications.block-webhook';
    reachOf(caller, operation);
    const { isBlocked, reason } = body;
    return this.changing(endpointId, undefined, async (manager) => {
      const before = await findWebhook(manager, endpointId, undefined);
      if (before?.isBlocked === isBlocked) return;
      await setBlocked(manager, endpointId, isBlocked);
      if (isBlocked) await parkWaiting(manager, endpointId);
      await this.audit.record(manager, {
        by: caller,
        operation,
        subject: { kind: 'webhook', id: endpointId },
        before: { isBlocked: !isBlocked },
        after: { isBlocked },
        reason,
      });
    });
  }

  private changing(
    endpointId: string,
    walletId: string | undefined,
    change: (manager: EntityManager) => Promise<void>,
  ): Promise<WebhookV1> {
    return inTransaction(this.dataSource, async (manager) => {
      await lockWebhook(manager, endpointId, walletId);
      if (!(await findWebhook(manager, endpointId, walletId))) throw unknownWebhook();
      await change(manager);
      return this.told(manager, endpointId);
    });
  }

  private async told(manager: EntityManager, endpointId: string): Promise<WebhookV1> {
    return toWebhook((await findWebhook(manager, endpointId, undefined))!);
  }

  private async makeSecret(manager: EntityManager, endpointId: string, secretId: string): Promise<string> {
    const secret = newSecret();
    await insertSecret(manager, { secretId, endpointId, secretSealed: this.seal.seal(secretId, secret) });
    return secret;
  }

  private shownAgain(row: SecretRow): { secret?: string } {
    const isLate = this.clock.now().getTime() - row.createdAt.getTime() >= SECRET_SHOWN_HOURS * HOUR_MS;
    return isLate ? {} : { secret: this.seal.open(row) };
  }

  private urlOf(text: string): string {
    const url = readWebhookUrl(text, this.config.webhookAddresses);
    if (url === undefined) throw WEBHOOK_ERRORS.error('notifications.webhook_url', { field: 'body.url' });
    return url;
  }
}

export function unknownWebhook(): Error {
  return WEBHOOK_ERRORS.error('notifications.unknown_webhook', { field: 'endpointId' });
}

function reused(): Error {
  return WEBHOOK_ERRORS.error('notifications.webhook_id_reused');
}
