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
import type { DuePayout } from './payout.entity';
import { heardOf, type Heard } from './payout.outcomes';
import { giveBackPayouts, takeDuePayouts, type Pause, type Try } from './payouts.queries';
import { recordUnclear } from './settling.queries';
import { Settling, SETTLED_TOGETHER_MAX } from './settling.service';

/** What is heard is written together: nobody waits for it but the next commit. */
const TOGETHER = { max: SETTLED_TOGETHER_MAX, gatherMs: 50, apartMs: 200 };

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
  /** Calls for payouts that are being written down with their first attempt. */
  private promised = 0;
  private isStopping = false;
  /** More may be due than was taken: whoever makes room takes it. */
  private isMore = false;
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
    this.pause = { firstSeconds, maxSeconds };
    this.pendingPause = pendingPauseOf(adapter, config);
    this.writer = new GroupWriter(
      {
        ...TOGETHER,
        onFailure: (error, count) =>
          this.logger.error(`${count} outcomes are lost and asked for again: ${describeFailure(error)}`),
      },
      (group) => this.write(group),
    );
  }

  onApplicationBootstrap(): void {
    if (this.adapter.payouts)
      this.job = this.jobs.every({ name: 'pay-out', everyMs: 1_000, apartMs: 100 }, () => this.fill());
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

  /**
   * Has new payouts written down: with their first attempt where their calls may begin at once, as most do, and else to be
   * taken when there is room.
   */
  async takeNew(
    count: number,
    write: (firstTry: Try | undefined) => Promise<DuePayout[]>,
  ): Promise<DuePayout[]> {
    const calls = this.callsAtOnce(count);
    this.promised += calls;
    try {
      const added = await write(calls > 0 ? this.aTry() : undefined);
      if (calls === 0) this.nudge();
      else if (added.length > 0) await this.beginNew(added);
      return added;
    } finally {
      this.promised -= calls;
    }
  }

  readBreaker(): BreakerReading {
    return this.breaker.read();
  }

  /** True when there may be more. */
  private async fill(): Promise<boolean> {
    const { payouts } = this.adapter;
    const allowed = this.breaker.allows(this.config.payoutCallsMax - this.underWay.size);
    if (!payouts || this.isStopping || allowed <= 0) {
      this.isMore = true;
      await this.giveBack();
      return false;
    }
    if (this.waiting.length === 0) this.isMore = await this.takeMore(payouts);
    if (this.isStopping) await this.giveBack();
    this.beginWaiting();
    return this.isMore && this.waiting.length === 0 && this.underWay.size < this.config.payoutCallsMax;
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
    this.waiting.push(...callsFor(due, capability));
    return due.length === max;
  }

  private take(max: number): Promise<DuePayout[]> {
    const { payoutReverseAfterSeconds: reverseAfterSeconds } = this.config;
    return takeDuePayouts(this.dataSource.manager, { ...this.aTry(), max, reverseAfterSeconds });
  }

  /** It may wait for a call to end before its own begins. */
  private aTry(): Try {
    return { callSeconds: (2 * this.config.networkTimeoutMs) / 1_000, pause: this.pause };
  }

  /** How many calls so many payouts are, when all of them may begin now; else none. */
  private callsAtOnce(count: number): number {
    const { payouts } = this.adapter;
    if (!payouts || this.isStopping || this.breaker.read().state !== 'closed') return 0;
    const calls = Math.ceil(count / payouts.perCall);
    const inUse = this.underWay.size + this.waiting.length + this.promised;
    return inUse + calls <= this.config.payoutCallsMax ? calls : 0;
  }

  private async beginNew(payouts: readonly DuePayout[]): Promise<void> {
    failpoint('payouts.taken');
    this.waiting.push(...callsFor(payouts, this.adapter.payouts!));
    // The network may have fallen silent meanwhile, or we are to stop.
    await this.giveBack();
    this.beginWaiting();
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
      if (this.isMore) this.nudge();
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

/** After a not-yet: a network that tells us by itself is given the time to, and one that takes files a day. */
function pendingPauseOf(adapter: NetworkAdapter, config: NetworksConfig): Pause {
  const { payoutPauseSeconds, payoutPauseMaxSeconds: maxSeconds, payoutFileAgainSeconds } = config;
  if (takesFiles(adapter))
    return { firstSeconds: payoutFileAgainSeconds, maxSeconds: payoutFileAgainSeconds };
  const firstSeconds = Math.max(payoutPauseSeconds, adapter.notices ? config.payoutPendingPauseSeconds : 0);
  return { firstSeconds, maxSeconds };
}
