import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { CallerV1, SimChangeBodyV1, SimChangeReportedV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { readPhone } from '@hanout/identifiers';
import { CLOCK } from '@hanout/service-kit';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { PersonalData } from '../personal-data/personal-data.service';
import { CoolDowns } from './cool-downs.service';

/** Networks tell that a number moved to another SIM card. They are not told whether we know the number. */
@Injectable()
export class SimChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly coolDowns: CoolDowns,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** It runs from the report: what was done before it is done. */
  async report(
    caller: CallerV1,
    { reportId, phone: written, changedAt }: SimChangeBodyV1,
  ): Promise<SimChangeReportedV1> {
    const phone = readPhone(written);
    if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'body.phone' });
    if (new Date(changedAt) > this.clock.now())
      throw PLATFORM_ERRORS.error('platform.invalid_input', { field: 'body.changedAt' });
    const phoneHash = this.personalData.hashPhone(phone);
    await inTransaction(this.dataSource, async (manager) => {
      const [person]: { person_id: string }[] = await manager.query(
        'select person_id from people where phone_hash = $1',
        [phoneHash],
      );
      if (person === undefined) return;
      const { person_id: personId } = person;
      await this.coolDowns.start(manager, { personId, reason: 'sim_change', causeId: reportId });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.report-sim-change',
        subject: { kind: 'person', id: personId },
        after: { changedAt, reportId },
      });
    });
    return { reportId };
  }
}
