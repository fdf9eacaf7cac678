import type { PeopleRegisteredV1, ReadRegistrationsV1, RegistrationsV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import type { NetworkAdapter } from '@hanout/network-kit';
import { Jobs } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { assertMayRead } from './registrations.access';
import {
  addRegistrations,
  countRegistrations,
  recordOutcomes,
  takeDueRegistrations,
  type Pause,
} from './registrations.queries';

/** Tells the network's own system of the wallets that were opened under its name, and keeps what it says of each. */
@Injectable()
export class RegistrationsService implements OnApplicationBootstrap {
  private readonly logger = new Logger('registrations');
  private readonly pause: Pause;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
  ) {
    this.pause = {
      firstSeconds: config.registrationPauseSeconds,
      maxSeconds: config.registrationPauseMaxSeconds,
    };
  }

  onApplicationBootstrap(): void {
    if (this.adapter.registerAccounts) {
      this.jobs.every({ name: 'register-wallets', everyMs: 1_000 }, () => this.registerDue());
    } else {
      this.logger.log(
        `${this.config.network} keeps no accounts of its own: wallets are not registered with it`,
      );
    }
  }

  /** Every network hears of everyone; the others' people are none of ours. */
  async onPeopleRegistered({ network, people }: PeopleRegisteredV1, manager: EntityManager): Promise<void> {
    if (network === this.config.network) await addRegistrations(manager, people);
  }

  async read({ caller }: ReadRegistrationsV1): Promise<RegistrationsV1> {
    const { network } = this.config;
    assertMayRead(caller, network);
    const { waiting = '0', acknowledged = '0', declined = '0' } = await countRegistrations(this.dataSource);
    return { network, waiting, acknowledged, declined };
  }

  /** True when there may be more. The attempt is written before the call, the outcome after, the call is in neither. */
  private async registerDue(): Promise<boolean> {
    const max = this.config.registrationBatchMax;
    const callSeconds = this.config.networkTimeoutMs / 1_000;
    const due = await takeDueRegistrations(this.dataSource, { max, callSeconds, pause: this.pause });
    if (due.length === 0 || !this.adapter.registerAccounts) return false;
    const outcomes = await this.adapter.registerAccounts(
      due.map(({ walletId, kind, tier }) => ({ registrationId: walletId, walletId, kind, tier })),
    );
    const attempts = new Map(due.map((one) => [one.walletId, one.attempts]));
    await inTransaction(this.dataSource, (manager) =>
      recordOutcomes(manager, outcomes, attempts, this.pause),
    );
    const unknowns = outcomes.filter((one) => one.outcome === 'unknown');
    if (unknowns.length > 0) {
      const causes = [...new Set(unknowns.map((one) => one.cause))].join(', ');
      this.logger.warn(`${unknowns.length} of ${due.length} registrations are unknown and wait: ${causes}`);
    }
    // A system that told us nothing at all is given a rest before it is asked for others.
    return due.length === max && unknowns.length < due.length;
  }
}
