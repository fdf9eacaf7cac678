import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import { CLOCK } from '@hanout/service-kit';
import { PinHasher, type StoredPin } from './pin-hasher';
import { readPin } from './pin-hygiene';
import { PIN_RULES } from './pin-rules';
import { giveTriesBack, giveTryBack, readPinRow, rehashPin, takeTry } from './pins.queries';

export type PinOutcome = 'right' | 'wrong' | 'locked' | 'not_set';

/** Compares PINs, three tries at most however many come at once. */
@Injectable()
export class PinChecks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PinHasher,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What is no PIN is wrong without a try.
   *
   * @param changeId of the PIN that is meant: where another stands by now it is `replaced`, without a try
   * @throws DomainError `platform.unavailable`: then no try is lost
   */
  async check(personId: string, written: string): Promise<PinOutcome>;
  async check(personId: string, written: string, changeId: string): Promise<PinOutcome | 'replaced'>;
  async check(personId: string, written: string, changeId?: string): Promise<PinOutcome | 'replaced'> {
    const { manager } = this.dataSource;
    const pin = readPin(written);
    if (pin === undefined) return 'wrong';
    const stored = await takeTry(manager, { personId, changeId, at: this.clock.now() });
    if (stored === undefined) return this.whyNoTry(personId, changeId);
    const { hash } = stored;
    const { triesMax } = PIN_RULES;
    const fits = await this.hasher.fits(pin, personId, stored).catch(async (error: unknown) => {
      await giveTryBack(manager, { personId, hash, triesMax });
      throw error;
    });
    if (!fits) return this.wrong(personId);
    await giveTriesBack(manager, { personId, hash, triesMax });
    if (this.hasher.isOutdated(stored)) await this.renew(pin, personId, stored);
    return 'right';
  }

  private async whyNoTry(personId: string, changeId: string | undefined): Promise<PinOutcome | 'replaced'> {
    const row = await readPinRow(this.dataSource.manager, personId);
    if (row === undefined) return 'not_set';
    return changeId !== undefined && row.changeId !== changeId ? 'replaced' : 'locked';
  }

  private async wrong(personId: string): Promise<PinOutcome> {
    const row = await readPinRow(this.dataSource.manager, personId);
    if (row?.lockedAt)
      await this.audit.record(this.dataSource.manager, {
        by: { kind: 'nobody', id: 'unknown' },
        operation: 'identity.check-pin',
        subject: { kind: 'person', id: personId },
        after: { state: 'locked' },
      });
    return row?.lockedAt ? 'locked' : 'wrong';
  }

  private async renew(pin: string, personId: string, { hash: replaced }: StoredPin): Promise<void> {
    const fresh = await this.hasher.hash(pin, personId);
    await rehashPin(this.dataSource.manager, { personId, replaced, ...fresh });
  }
}
