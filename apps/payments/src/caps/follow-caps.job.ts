import { NETWORKS, tellExposures, type NetworkCapV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { networkOfPosition, positionAccountId } from '../payments/payment.transfer';
import { followCap, readFull, type Cap } from './exposures.queries';

const DEADLINE_MS = 1_000;

/** Tells settlement who is at a cap, and follows the caps and what is settled. Without an answer what is known holds on. */
@Injectable()
export class FollowCapsJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('caps');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'follow-caps', everyMs: this.config.followCapsEveryMs }, () => this.follow());
  }

  async follow(): Promise<void> {
    const atCap = await this.atCap();
    for (const { network, side, unsettled } of atCap)
      this.logger.error(`${network} is at its cap: ${side} ${unsettled.minor} are not settled`);
    try {
      const { caps } = await this.asks.ask(tellExposures, { atCap }, { deadlineMs: DEADLINE_MS });
      for (const cap of caps.flatMap(capsOf))
        await inTransaction(this.dataSource, (manager) => followCap(manager, cap));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(`the caps of ${NETWORKS.length} networks stay as they are: ${error.message}`);
    }
  }

  private async atCap() {
    const full = await readFull(this.dataSource.manager);
    return full.flatMap(({ positionId, side, minor, since }) => {
      const network = networkOfPosition(positionId);
      const unsettled = { minor, currency: WALLET_CURRENCY };
      return network ? [{ network, side, unsettled, since: since.toISOString() }] : [];
    });
  }
}

function capsOf({ network, collectedMax, paidOutMax, settledThrough }: NetworkCapV1): Cap[] {
  const rest = { positionId: positionAccountId(network), settledThrough: settledThrough ?? null };
  return [
    { ...rest, side: 'collected', maxMinor: collectedMax?.minor ?? null },
    { ...rest, side: 'paid_out', maxMinor: paidOutMax?.minor ?? null },
  ];
}
