import { describeFailure } from '@hanout/errors';
import { inTransaction } from '@hanout/database';
import type { Clock } from '@hanout/calendar';
import { CLOCK, failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotificationsConfig } from '../config';
import { DeliveriesService } from '../deliveries/deliveries.service';
import { webhookDisabledMessage } from './webhook-disabled.message';
import { WebhookSeal } from './webhook-seal';
import {
  disableFailing,
  forgetEnded,
  parkUnheard,
  settleWebhook,
  takeDueWebhooks,
  type DueWebhook,
} from './webhook-sending.queries';
import { webhookPauseAfter } from './webhook.pauses';
import { postWebhook, type WebhookOutcome } from './webhook.post';
import { signedHeaders } from './webhook.signature';

const SEND_EVERY_MS = 1_000;
const SEND_APART_MS = 50;
const SWEEP_EVERY_MS = 10_000;
/** Beyond the endpoint's time, for our own writing. */
const WRITING_SECONDS = 10;
/** An endpoint of which so long only failures came is disabled. */
export const FAILING_HOURS_MAX = 72;
const KEPT_DAYS = 30;
const FORGOTTEN_AT_A_TIME = 1_000;

/**
 * Brings events to shops' systems. Written before it is called, settled after, one by one: a call that takes its time
 * holds its own place and nobody else's. A crash between leaves `sending`, which goes again with the same id.
 */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('webhooks');
  /** Calls, and the pass that begins them. */
  private readonly underWay = new Set<Promise<unknown>>();
  private calls = 0;
  private isStopping = false;
  private sending: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: NotificationsConfig,
    private readonly seal: WebhookSeal,
    private readonly deliveries: DeliveriesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sending = this.jobs.every(
      { name: 'send-webhooks', everyMs: SEND_EVERY_MS, apartMs: SEND_APART_MS },
      () => this.tracked(this.sendDue()),
    );
    this.jobs.every({ name: 'sweep-webhooks', everyMs: SWEEP_EVERY_MS }, () => this.sweep());
  }

  /** What is under way is settled; its time is short. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }

  /** Somebody waits for a test. */
  nudge(): void {
    this.sending?.nudge();
  }

  async sweep(): Promise<boolean> {
    await inTransaction(this.dataSource, async (manager) => {
      const disabled = await disableFailing(manager, FAILING_HOURS_MAX);
      await this.deliveries.tell(disabled.map(webhookDisabledMessage), manager);
      await parkUnheard(manager);
    });
    return (await forgetEnded(this.dataSource, KEPT_DAYS, FORGOTTEN_AT_A_TIME)) === FORGOTTEN_AT_A_TIME;
  }

  /** True when there may be more. */
  private async sendDue(): Promise<boolean> {
    const max = this.config.webhookCallsMax - this.calls;
    if (this.isStopping || max <= 0) return false;
    const due = await takeDueWebhooks(this.dataSource, {
      max,
      perEndpoint: this.config.webhookCallsPerEndpoint,
      waitSeconds: Math.ceil(this.config.webhookTimeoutMs / 1_000) + WRITING_SECONDS,
    });
    for (const one of due) {
      this.calls += 1;
      void this.tracked(this.sendOne(one));
    }
    return due.length > 0;
  }

  private async sendOne(due: DueWebhook): Promise<void> {
    try {
      const outcome = await this.post(due);
      failpoint('notifications.before-webhook-settled');
      await settleWebhook(this.dataSource, due, outcome, webhookPauseAfter(due.tries));
    } catch (error) {
      this.logger.error(`webhook delivery ${due.deliveryId}: ${describeFailure(error)}`);
    } finally {
      this.calls -= 1;
      this.nudge();
    }
  }

  private post({ deliveryId, url, body, secrets }: DueWebhook): Promise<WebhookOutcome> {
    const timestamp = Math.floor(this.clock.now().getTime() / 1_000);
    return postWebhook({
      url,
      body,
      headers: signedHeaders(
        { deliveryId, timestamp, body },
        secrets.map((secret) => this.seal.open(secret)),
      ),
      timeoutMs: this.config.webhookTimeoutMs,
      addresses: this.config.webhookAddresses,
    });
  }

  private tracked<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work);
    const done = (): void => void this.underWay.delete(work);
    work.then(done, done);
    return work;
  }
}
