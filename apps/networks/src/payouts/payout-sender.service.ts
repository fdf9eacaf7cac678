import type { Clock } from '@hanout/calendar';
import { inTransaction, repeated } from '@hanout/database';
import { describeFailure } from '@hanout/errors';
import {
  allOf,
  unknown,
  type NetworkAdapter,
  type OutcomeById,
  type PayoutCapability,
} from '@hanout/network-kit';
import { CLOCK, failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { Breaker, type Begun, type BreakerReading } from './breaker';
import { GroupWriter } from './group-writer';
import { callsFor, makeCall, takesFiles, type PayoutCall } from './payout.calls';
import { PayoutOrders } from './payout-orders';
import { heardOf, type Heard } from './payout.outcomes';
import { giveBackPayouts, takeDuePayouts, type Pause } from './payouts.queries';
import { recordUnclear } from './settling.queries';
import { Settling, SETTLED_TOGETHER_MAX } from './settling.service';

/**
 * Speaks to the network about the payouts that wait: so many calls at once, each for itself, and what is heard is written
 * in groups. The attempt is written before its call and the outcome after, the call is in neither.
 */
@Injectable()
export class PayoutSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('payouts');
  private readonly breaker: Breaker;
  private readonly writer: GroupWriter<Heard>;
  private readonly pause: Pause;
  private readonly pendingPause: Pause;
  private readonly underWay = new Set<Promise<void>>();
  /** Taken, and about to be called for as soon as one of the calls under way has ended. */
  private waiting: PayoutCall[] = [];
  private isStopping = false;
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
    private readonly orders: PayoutOrders,
    private readonly settling: Settling,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
    @Inject(CLOCK) clock: Clock,
  ) {
    const { payoutBreakerFailures: failuresMax, payoutProbeEveryMs: probeEveryMs } = config;
    this.breaker = new Breaker({ failuresMax, probeEveryMs }, () => clock.now());
    const { payoutPauseSeconds: firstSeconds, payoutPauseMaxSeconds: maxSeconds } = config;
    const again = takesFiles(adapter) ? config.payoutFileAgainSeconds : undefined;
    this.pause = { firstSeconds, maxSeconds };
    this.pendingPause = { firstSeconds: again ?? firstSeconds, maxSeconds: again ?? maxSeconds };
    this.writer = new GroupWriter(
      {
        max: SETTLED_TOGETHER_MAX,
        waitMs: 50,
        onFailure: (error, count) =>
          this.logger.error(`${count} outcomes are lost and asked for again: ${describeFailure(error)}`),
      },
      (group) => this.write(group),
    );
  }

  onApplicationBootstrap(): void {
    if (this.adapter.payouts)
      this.job = this.jobs.every({ name: 'pay-out', everyMs: 250, apartMs: 100 }, () => this.fill());
    else this.logger.log(`${this.config.network} pays out nothing: what is taken waits`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.underWay);
    await this.giveBack();
    await this.writer.idle();
  }

  nudge(): void {
    this.job?.nudge();
  }

  readBreaker(): BreakerReading {
    return this.breaker.read();
  }

  /** True when there may be more. */
  private async fill(): Promise<boolean> {
    const { payouts } = this.adapter;
    const allowed = this.breaker.allows(this.config.payoutCallsMax - this.underWay.size);
    if (!payouts || this.isStopping || allowed <= 0) {
      await this.giveBack();
      return false;
    }
    const isMore = this.waiting.length === 0 && (await this.takeMore(payouts));
    if (this.isStopping) await this.giveBack();
    this.beginWaiting();
    return isMore && this.underWay.size < this.config.payoutCallsMax;
  }

  /** A call that ends makes room for the next at once; more is taken in its own time. */
  private beginWaiting(): void {
    if (this.isStopping) return;
    const allowed = this.breaker.allows(this.config.payoutCallsMax - this.underWay.size);
    for (const call of this.waiting.splice(0, Math.max(0, allowed))) this.begin(call);
  }

  /** As many as all calls together may carry, so that one statement serves many calls; a probe is one. */
  private async takeMore(capability: PayoutCapability): Promise<boolean> {
    const isProbe = this.breaker.read().state !== 'closed';
    const max = isProbe ? 1 : Math.min(SETTLED_TOGETHER_MAX, this.config.payoutCallsMax * capability.perCall);
    const due = await repeated(() => this.take(max));
    if (due.length === 0) return false;
    failpoint('payouts.taken');
    this.waiting = callsFor(due, capability);
    return due.length === max;
  }

  private take(max: number) {
    // It may wait for a call to end before its own begins.
    const callSeconds = (2 * this.config.networkTimeoutMs) / 1_000;
    const { pause, config } = this;
    const reverseAfterSeconds = config.payoutReverseAfterSeconds;
    return takeDuePayouts(this.dataSource.manager, { max, callSeconds, pause, reverseAfterSeconds });
  }

  /** What is taken and may not be called for now is due again, for whoever may. */
  private async giveBack(): Promise<void> {
    const isKept = !this.isStopping && this.breaker.read().state === 'closed';
    if (this.waiting.length === 0 || isKept) return;
    const payouts = this.waiting.splice(0).flatMap((call) => call.payouts);
    await repeated(() => giveBackPayouts(this.dataSource.manager, payouts));
  }

  private begin(call: PayoutCall): void {
    const done = this.make(call, this.breaker.begins()).finally(() => {
      this.underWay.delete(done);
      this.beginWaiting();
      this.nudge();
    });
    this.underWay.add(done);
  }

  private async make({ kind, payouts }: PayoutCall, begun: Begun): Promise<void> {
    const ids = payouts.map(({ payoutId }) => payoutId);
    let outcomes: OutcomeById[];
    try {
      outcomes = await makeCall(this.adapter.payouts!, kind, payouts.map(this.orders.of));
    } catch (error) {
      this.logger.error(`${kind} of ${ids.length} payouts: ${describeFailure(error)}`);
      outcomes = allOf(ids, unknown('our_fault'));
    }
    failpoint('payouts.answered');
    const changed = this.breaker.heard(outcomes, begun);
    if (changed) this.logger.warn(`the way to ${this.config.network} is ${changed}`);
    this.writer.add(heardOf(payouts, outcomes, { pause: this.pause, pendingPause: this.pendingPause }));
  }

  private async write(heard: Heard[]): Promise<void> {
    const words = heard.flatMap((one) => (one.word ? [one.word] : []));
    const unclear = heard.flatMap((one) => (one.unclear ? [one.unclear] : []));
    await inTransaction(this.dataSource, async (manager) => {
      await this.settling.settle(manager, words);
      if (unclear.length > 0) await recordUnclear(manager, unclear);
    });
    failpoint('payouts.settled');
    const causes = [...new Set(unclear.map((one) => one.cause))].sort();
    if (unclear.length > 0)
      this.logger.warn(`${unclear.length} of ${heard.length} payouts wait: ${causes.join(', ')}`);
  }
}
