import { NETWORKS, takePayouts, type NetworkName, type PayoutToTakeV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import { failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { openAccount } from './payout';
import { PayoutEnds } from './payout-ends.service';
import { putOff, takeDuePayouts, type PayoutToAsk } from './payouts.queries';

/** As many as one question carries. */
const PAYOUTS_MAX = 500;
/** Under load; whoever pays has his answer already, and one question costs two commits here and one there. */
const ASK_APART_MS = 250;

/**
 * Asks networks to take payouts whose money is held, until they are answered: by a lane for each network, so that one
 * that is slow or dead keeps only its own waiting. No answer means nothing: the same payouts are asked for again.
 */
@Injectable()
export class AskPayoutsJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('payouts');
  private readonly ring: KeyRing;
  private readonly lanes = new Map<NetworkName, JobHandle>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly ends: PayoutEnds,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {
    this.ring = readKeyRing(config.payoutKey);
  }

  onApplicationBootstrap(): void {
    const { askNetworksEveryMs: everyMs } = this.config;
    for (const network of NETWORKS) {
      const job = { name: `ask-payouts-${network}`, everyMs, apartMs: ASK_APART_MS };
      this.lanes.set(
        network,
        this.jobs.every(job, () => this.ask(network)),
      );
    }
  }

  /** There is something to ask. */
  nudge(network: NetworkName): void {
    this.lanes.get(network)?.nudge();
  }

  /** True when there may be more. */
  private async ask(network: NetworkName): Promise<boolean> {
    const { askAgainAfterMs: againAfterMs, askUntoldAfterMs } = this.config;
    const due = await takeDuePayouts(this.dataSource.manager, { network, max: PAYOUTS_MAX, againAfterMs });
    const payouts = due.flatMap((one) => this.opened(one));
    if (payouts.length === 0) return false;
    const said = await this.take(network, payouts);
    if (!said) return false;
    failpoint('payouts.taken');
    const asked = new Set(payouts.map(({ payoutId }) => payoutId));
    const answered = said.filter(({ payoutId }) => asked.has(payoutId));
    await inTransaction(this.dataSource, async (manager) => {
      await this.ends.apply(manager, network, answered);
      await putOff(
        manager,
        answered.map(({ payoutId }) => payoutId),
        askUntoldAfterMs,
      );
    });
    return due.length === PAYOUTS_MAX;
  }

  private async take(network: NetworkName, payouts: PayoutToTakeV1[]) {
    const { networkDeadlineMs: deadlineMs } = this.config;
    try {
      return (await this.asks.ask(takePayouts[network], { payouts }, { deadlineMs })).payouts;
    } catch (error) {
      if (!(error instanceof DomainError) && !(error instanceof NoAnswer)) throw error;
      const reason = error instanceof DomainError ? error.code : 'no answer';
      this.logger.warn(`${payouts.length} payouts are not taken by ${network} yet: ${reason}`);
      return undefined;
    }
  }

  private opened(one: PayoutToAsk): PayoutToTakeV1[] {
    const { paymentId, keyId, accountSealed, amountMinor, currency, reference } = one;
    const key = this.ring.keys.get(keyId);
    if (!key) {
      this.logger.error(`payout ${paymentId} is not asked for: its key ${keyId} is not in the settings`);
      return [];
    }
    const account = openAccount(paymentId, accountSealed, key);
    return [{ payoutId: paymentId, account, amount: { minor: amountMinor, currency }, reference }];
  }
}
