import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { ExportPersonV1, PersonExportV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace, referencePlace } from '../personal-data/places';
import { rowsOf } from './export.queries';
import { personOf } from './person-of';
import { PRIVACY_ERRORS } from './privacy.errors';

interface PersonRow {
  cin_sealed: Buffer;
  phone_sealed: Buffer | null;
  name_ar_sealed: Buffer;
  name_fr_sealed: Buffer;
  key_id: string;
  language: string;
  registered_at: Date;
}

/** Everything that is held of one person, opened, in one moment, for that person or for compliance with a reason. */
@Injectable()
export class PersonExports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async export({ caller, personId: named, reason }: ExportPersonV1): Promise<PersonExportV1> {
    const personId = personOf(caller, 'identity.export-person', named);
    if (caller.kind !== 'person' && reason === undefined)
      throw PRIVACY_ERRORS.error('identity.reason_needed', { field: 'reason' });
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const person = await this.personIn(manager, personId);
      const rows = await rowsOf(manager, personId);
      const references = await this.referencesOf(manager, personId);
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.export-person',
        subject: { kind: 'person', id: personId },
        ...(reason !== undefined && { reason }),
      });
      const data = JSON.stringify({ person: { personId, ...person, references }, ...rows });
      return { personId, exportedAt: this.clock.now().toISOString(), data };
    });
  }

  private async personIn(manager: EntityManager, personId: string): Promise<object> {
    const [row]: PersonRow[] = await manager.query('select * from people where person_id = $1', [personId]);
    if (row === undefined) throw PRIVACY_ERRORS.error('identity.unknown_person');
    const open = (column: 'cin' | 'phone' | 'name_ar' | 'name_fr'): string | null => {
      const sealed = row[`${column}_sealed`];
      return sealed === null || sealed.length === 0
        ? null
        : this.personalData.open(sealed, row.key_id, personPlace(column, personId));
    };
    return {
      cin: open('cin'),
      phone: open('phone'),
      nameAr: open('name_ar'),
      nameFr: open('name_fr'),
      language: row.language,
      registeredAt: row.registered_at.toISOString(),
    };
  }

  private async referencesOf(manager: EntityManager, personId: string): Promise<object[]> {
    const rows: { scheme: string; value_hash: Buffer; value_sealed: Buffer; key_id: string }[] =
      await manager.query(
        'select scheme, value_hash, value_sealed, key_id from person_references where person_id = $1',
        [personId],
      );
    return rows.map(({ scheme, value_hash: hash, value_sealed: sealed, key_id: keyId }) => ({
      scheme,
      value: this.personalData.open(sealed, keyId, referencePlace(scheme, hash.toString('hex'))),
    }));
  }
}
