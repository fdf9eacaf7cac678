import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import { currentOrigin } from '@hanout/messaging';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { PersonalData } from '../personal-data/personal-data.service';
import { ATTEMPTS_ERRORS } from './attempts.errors';
import { forgetOldTries, forgetTries, takeBackTry, takeTry } from './attempts.queries';
import waits from './waits.json';

const FORGET_EVERY_MS = 600_000;
const FORGET_BATCH = 5_000;

export interface Attempt {
  /** It succeeded: the name starts anew, the address has one try less. */
  forgive(): Promise<void>;
}

/** Guessing passwords gets slower with every try, by name and by address, whether the name exists or not. */
@Injectable()
export class Attempts implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'forget-sign-in-attempts', everyMs: FORGET_EVERY_MS }, async () => {
      const lastBefore = new Date(this.clock.now().getTime() - waits.forgottenAfterSeconds * 1_000);
      const forgotten = await forgetOldTries(this.dataSource.manager, { lastBefore, limit: FORGET_BATCH });
      return forgotten === FORGET_BATCH;
    });
  }

  /** Without a name only the address is counted. @throws DomainError `identity.too_many_tries` */
  async take(username?: string): Promise<Attempt> {
    const { address } = currentOrigin();
    const byAddress =
      address === undefined ? undefined : this.personalData.hashReference('sign-in-address', address);
    const byName =
      username === undefined ? undefined : this.personalData.hashReference('sign-in-name', username);
    if (byAddress !== undefined) await this.takeOne(byAddress, waits.secondsAfterTry.address);
    if (byName !== undefined) await this.takeOne(byName, waits.secondsAfterTry.username);
    return {
      forgive: async () => {
        if (byAddress !== undefined) await takeBackTry(this.dataSource.manager, byAddress);
        if (byName !== undefined) await forgetTries(this.dataSource.manager, byName);
      },
    };
  }

  private async takeOne(subjectHash: Buffer, waitSeconds: readonly number[]): Promise<void> {
    const isFree = await takeTry(this.dataSource.manager, {
      subjectHash,
      at: this.clock.now(),
      waitSeconds,
      forgottenAfterSeconds: waits.forgottenAfterSeconds,
    });
    if (!isFree) throw ATTEMPTS_ERRORS.error('identity.too_many_tries');
  }
}
