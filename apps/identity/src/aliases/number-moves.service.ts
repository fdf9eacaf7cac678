import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit, CHANGED } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import {
  numbersChanged,
  type MoveNumberV1,
  type NumberCodeSentV1,
  type NumberMovedV1,
  type RequestNumberCodeV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { readPhone } from '@hanout/identifiers';
import { Outbox } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace } from '../personal-data/places';
import { ALIAS_ERRORS } from './aliases.errors';
import { LookUps } from './look-ups.service';
import { NumberCodes } from './number-codes.service';
import {
  endAliasesOf,
  giveNumberTo,
  hasFrozenAlias,
  lockHolders,
  lockNumber,
  readOwnMove,
  startCoolDown,
  takeNumberFrom,
  type HolderRow,
  type Resealed,
} from './numbers.queries';

/** A number that operators gave to somebody else goes over to whoever proves to have it now. */
@Injectable()
export class NumberMoves {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly codes: NumberCodes,
    private readonly lookUps: LookUps,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts as a look-up: nobody sends codes to number after number. */
  async requestCode({ caller, body }: RequestNumberCodeV1): Promise<NumberCodeSentV1> {
    reachOf(caller, 'identity.request-number-code');
    const phone = readNumber(body.phone);
    await this.lookUps.takeRoom(caller.id);
    return { expiresInSeconds: await this.codes.send(caller.id, phone) };
  }

  async move({ caller, body }: MoveNumberV1): Promise<NumberMovedV1> {
    reachOf(caller, 'identity.move-number');
    const phone = readNumber(body.phone);
    const personId = caller.id;
    const phoneHash = this.personalData.hashPhone(phone);
    // Asked again after an answer that was lost: the code is used up, the number is the caller's.
    const moved = await readOwnMove(this.dataSource.manager, personId, phoneHash);
    if (moved !== undefined) return { listableFrom: moved.toISOString() };
    if (!(await this.codes.redeem(personId, { phone, code: body.code })))
      throw ALIAS_ERRORS.error('identity.number_not_proven', { field: 'code' });

    return inTransaction(this.dataSource, async (manager) => {
      const at = this.clock.now();
      await lockNumber(manager, phoneHash);
      const holders = await lockHolders(manager, personId, phoneHash);
      const self = holders.find((row) => row.person_id === personId);
      if (self === undefined) throw ALIAS_ERRORS.error('identity.number_not_proven', { field: 'code' });
      if (self.phone_hash?.equals(phoneHash)) return { listableFrom: at.toISOString() };
      if (await hasFrozenAlias(manager, personId)) throw ALIAS_ERRORS.error('identity.alias_frozen');
      const before = holders.find((row) => row.person_id !== personId);
      await endAliasesOf(manager, { personIds: holders.map((row) => row.person_id), at });
      if (before !== undefined) await takeNumberFrom(manager, before.person_id);
      await giveNumberTo(manager, this.resealed(self, phone));
      await this.outbox.add(manager, numbersChanged, {
        changedAt: at.toISOString(),
        people: holders.map((row) => ({
          personId: row.person_id,
          language: row.language,
          ...(row.person_id === personId && { phone }),
        })),
      });
      const listableFrom = await startCoolDown(manager, {
        phoneHash,
        at,
        hours: this.config.numberCoolDownHours,
      });
      await this.audit.recordAll(
        manager,
        holders.map((row) => ({
          by: caller,
          operation: 'identity.move-number',
          subject: { kind: 'person', id: row.person_id },
          after: { phone: CHANGED, hasNumber: row.person_id === personId },
        })),
      );
      return { listableFrom: listableFrom.toISOString() };
    });
  }

  private resealed(row: HolderRow, phone: string): Resealed {
    const { person_id: personId, key_id: keyId } = row;
    const again = (sealed: Buffer, column: 'cin' | 'name_ar' | 'name_fr'): Buffer => {
      const place = personPlace(column, personId);
      return this.personalData.seal(this.personalData.open(sealed, keyId, place), place);
    };
    return {
      personId,
      phoneHash: this.personalData.hashPhone(phone),
      phoneSealed: this.personalData.seal(phone, personPlace('phone', personId)),
      cinSealed: again(row.cin_sealed, 'cin'),
      nameArSealed: again(row.name_ar_sealed, 'name_ar'),
      nameFrSealed: again(row.name_fr_sealed, 'name_fr'),
      keyId: this.personalData.sealingKeyId,
    };
  }
}

function readNumber(written: string): string {
  const phone = readPhone(written);
  if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'phone' });
  return phone;
}
