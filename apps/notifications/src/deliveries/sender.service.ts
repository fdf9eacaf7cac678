import { randomUUID } from 'node:crypto';
import type { Clock } from '@hanout/calendar';
import { describeFailure } from '@hanout/errors';
import { GivingWay } from '@hanout/messaging';
import { CLOCK, failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotificationsConfig } from '../config';
import { DeliveryRules, isQuiet } from '../rules/delivery-rules.service';
import { Pace } from '../sms/pace';
import { SMS_PROVIDER, type SmsMessage, type SmsOutcome, type SmsProvider } from '../sms/sms-provider';
import { RANK_LAST, RANK_OF_NIGHT } from '../templates/categories';
import { isTemplate, renderTemplate } from '../templates/templates';
import { DeliverySeal } from './delivery-seal';
import { afterMove } from './delivery.moves';
import { nextMove } from './delivery.outcomes';
import {
  settleSending,
  sweepDeliveries,
  takeDueDeliveries,
  type DueDelivery,
  type Settled,
} from './sending.queries';

const SEND_EVERY_MS = 500;
const SWEEP_EVERY_MS = 2_000;
/** Beyond the provider's time, for our own writing. */
const WRITING_SECONDS = 10;

/** Brings what is queued to the provider. Written before it is sent, settled after. */
@Injectable()
export class SenderService implements OnApplicationBootstrap {
  private readonly logger = new Logger('sender');
  private readonly pace: Pace;
  private readonly givingWay = new GivingWay();
  private sending: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: NotificationsConfig,
    private readonly rules: DeliveryRules,
    private readonly seal: DeliverySeal,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SMS_PROVIDER) private readonly provider: SmsProvider,
  ) {
    this.pace = new Pace(config.smsPerSecondMax);
  }

  onApplicationBootstrap(): void {
    this.sending = this.jobs.every({ name: 'send-sms', everyMs: SEND_EVERY_MS }, () => this.sendDue());
    this.jobs.every({ name: 'sweep-deliveries', everyMs: SWEEP_EVERY_MS }, () => this.sweep());
  }

  /** Somebody waits for a message with the phone in hand. */
  nudge(): void {
    this.sending?.nudge();
  }

  async sweep(): Promise<void> {
    const rule = await this.rules.at(this.clock.now());
    await sweepDeliveries(this.dataSource, rule, this.provider.knowsIds);
  }

  /** True when there may be more. */
  private async sendDue(): Promise<boolean> {
    const allowed = this.pace.take(this.provider.batchMax);
    if (allowed === 0) return false;
    const now = this.clock.now();
    const sendingId = randomUUID();
    const due = await takeDueDeliveries(this.dataSource, {
      sendingId,
      max: allowed,
      rankMax: isQuiet(now, await this.rules.at(now)) ? RANK_OF_NIGHT : RANK_LAST,
      waitSeconds: Math.ceil(this.config.smsTimeoutMs / 1_000) + WRITING_SECONDS,
    });
    this.pace.giveBack(allowed - due.length);
    if (due.length === 0) return false;
    const { messages, unreadable } = this.messagesOf(due);
    const outcomes = await this.provider.send(messages);
    failpoint('notifications.before-settled');
    this.respectPauses(outcomes);
    await settleSending(this.dataSource, sendingId, [
      ...due
        .filter(({ deliveryId }) => !unreadable.has(deliveryId))
        .map((one) => this.settledBy(one, outcomes)),
      ...due
        .filter(({ deliveryId }) => unreadable.has(deliveryId))
        .map(({ deliveryId }): Settled => ({
          deliveryId,
          state: 'parked',
          reason: 'gave_up',
          detail: 'unreadable',
        })),
    ]);
    const isMore = due.length === this.provider.batchMax && messages.length > 0 && hasMoved(outcomes);
    return isMore && this.givingWay.restMs() === 0;
  }

  private settledBy({ deliveryId, attempts }: DueDelivery, outcomes: Map<string, SmsOutcome>): Settled {
    const next = nextMove(outcomes.get(deliveryId) ?? { outcome: 'unknown' }, {
      attempts,
      attemptsMax: this.config.smsAttemptsMax,
      knowsIds: this.provider.knowsIds,
    });
    const state = afterMove('sending', next.move);
    if (!state) throw new Error(`no move ${next.move} from sending`);
    return {
      deliveryId,
      state,
      ...(next.move === 'postpone' && { pauseSeconds: next.seconds }),
      ...(next.move === 'park' && { reason: next.reason, ...(next.detail && { detail: next.detail }) }),
    };
  }

  /** One message that cannot be read must not hold the others up. */
  private messagesOf(due: DueDelivery[]): { messages: SmsMessage[]; unreadable: Set<string> } {
    const unreadable = new Set<string>();
    const messages = due.flatMap((delivery): SmsMessage[] => {
      try {
        return [this.messageOf(delivery)];
      } catch (error) {
        this.logger.error(`delivery ${delivery.deliveryId}: ${describeFailure(error)}`);
        unreadable.add(delivery.deliveryId);
        return [];
      }
    });
    return { messages, unreadable };
  }

  private messageOf(delivery: DueDelivery): SmsMessage {
    const { deliveryId, template, language, valuesSealed } = delivery;
    if (!isTemplate(template)) throw new Error(`there is no template ${template}`);
    return {
      messageId: deliveryId,
      to: this.seal.openPhone(delivery),
      text: renderTemplate(template, language, this.seal.openValues(deliveryId, valuesSealed)),
    };
  }

  private respectPauses(outcomes: Map<string, SmsOutcome>): void {
    for (const outcome of outcomes.values())
      if (outcome.outcome === 'later' && outcome.afterSeconds) this.pace.pause(outcome.afterSeconds);
  }
}

/** A provider that takes nothing is not asked again at once. */
function hasMoved(outcomes: Map<string, SmsOutcome>): boolean {
  return [...outcomes.values()].some(({ outcome }) => outcome === 'accepted' || outcome === 'rejected');
}
