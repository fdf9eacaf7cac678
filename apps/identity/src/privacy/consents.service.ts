import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { ChangeConsentV1, ConsentsV1, ConsentV1, ReadConsentsV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PRIVACY_ERRORS } from './privacy.errors';
import purposes from './purposes.json';

interface GivenRow {
  purpose: string;
  version: string;
  given_at: Date;
}

/** What somebody has agreed to, in which words and since when. */
@Injectable()
export class Consents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ caller }: ReadConsentsV1): Promise<ConsentsV1> {
    reachOf(caller, 'identity.read-consents');
    return this.consentsOf(this.dataSource.manager, caller.id);
  }

  /** Giving what is given, or taking back what is not, changes nothing. */
  change({ caller, purpose: name, body }: ChangeConsentV1): Promise<ConsentsV1> {
    reachOf(caller, 'identity.change-consent');
    const purpose = purposes.find((one) => one.purpose === name);
    if (purpose === undefined) throw PRIVACY_ERRORS.error('identity.unknown_purpose', { field: 'purpose' });
    if (purpose.basis !== 'consent') throw PRIVACY_ERRORS.error('identity.purpose_not_optional');
    if (body.isGiven && body.version !== purpose.version)
      throw PRIVACY_ERRORS.error('identity.purpose_text_changed', { field: 'version' });
    return inTransaction(this.dataSource, async (manager) => {
      const hasChanged = body.isGiven
        ? await this.give(manager, caller.id, purpose)
        : await this.withdraw(manager, caller.id, name);
      if (hasChanged) {
        await this.audit.record(manager, {
          by: caller,
          operation: 'identity.change-consent',
          subject: { kind: 'person', id: caller.id },
          after: { purpose: name, version: body.version, isGiven: body.isGiven },
        });
      }
      return this.consentsOf(manager, caller.id);
    });
  }

  /** An older version that was agreed to ends, and the one in force begins: each stands with its dates. */
  private async give(
    manager: EntityManager,
    personId: string,
    { purpose, version }: { purpose: string; version: string },
  ): Promise<boolean> {
    const at = this.clock.now();
    await manager.query('select 1 from people where person_id = $1 for no key update', [personId]);
    await manager.query(
      `update consents set withdrawn_at = greatest(given_at, $4)
        where person_id = $1 and purpose = $2 and version <> $3 and withdrawn_at is null`,
      [personId, purpose, version, at],
    );
    const rows: unknown[] = await manager.query(
      `insert into consents (consent_id, person_id, purpose, version, given_at)
       select $1, person_id, $3, $4, $5 from people where person_id = $2 and phone_hash is not null
           on conflict (person_id, purpose) where withdrawn_at is null do nothing returning consent_id`,
      [uuidV7(), personId, purpose, version, at],
    );
    return rows.length > 0;
  }

  private async withdraw(manager: EntityManager, personId: string, purpose: string): Promise<boolean> {
    const [, changed] = (await manager.query(
      `update consents set withdrawn_at = greatest(given_at, $3)
        where person_id = $1 and purpose = $2 and withdrawn_at is null`,
      [personId, purpose, this.clock.now()],
    )) as [unknown, number];
    return changed > 0;
  }

  private async consentsOf(manager: EntityManager, personId: string): Promise<ConsentsV1> {
    const rows: GivenRow[] = await manager.query(
      `select purpose, version::text, given_at from consents where person_id = $1 and withdrawn_at is null`,
      [personId],
    );
    const given = new Map(rows.map((row) => [row.purpose, row]));
    return {
      consents: purposes.map((purpose) => {
        const row = given.get(purpose.purpose);
        const agreed = row && { givenVersion: row.version, givenAt: row.given_at.toISOString() };
        return { ...purpose, ...agreed } as ConsentV1;
      }),
    };
  }
}
