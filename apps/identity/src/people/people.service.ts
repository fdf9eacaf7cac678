import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { FindPersonV1, PersonFoundV1, WalletOfPersonV1 } from '@hanout/contracts';
import { readPhone } from '@hanout/identifiers';
import { LookUps } from '../aliases/look-ups.service';
import { maskName } from '../aliases/masked-name';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace } from '../personal-data/places';
import { PEOPLE_ERRORS } from './people.errors';
import { readPersonByNumber, type PersonRow } from './people.queries';

/** Staff find whoever calls them by his number, listed or not; not to be walked through. */
@Injectable()
export class People {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly lookUps: LookUps,
    private readonly audit: Audit,
  ) {}

  async find({ caller, body }: FindPersonV1): Promise<PersonFoundV1> {
    reachOf(caller, 'identity.find-person');
    const phone = readPhone(body.phone);
    if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'phone' });
    await this.lookUps.takeRoom(caller.id);
    const phoneHash = this.personalData.hashPhone(phone);
    const { manager } = this.dataSource;
    const rows = await readPersonByNumber(manager, phoneHash);
    const [person] = rows;
    const hashed = `hash:${phoneHash.toString('hex')}`;
    // Before anything is said, and of nobody as well: numbers are not tried out unseen.
    await this.audit.record(manager, {
      by: caller,
      operation: 'identity.find-person',
      subject: person ? { kind: 'person', id: person.person_id } : { kind: 'number', id: hashed },
      after: { phone: hashed, isFound: person !== undefined },
    });
    if (person === undefined) throw PEOPLE_ERRORS.error('identity.nobody_by_number', { field: 'phone' });
    return {
      personId: person.person_id,
      shownAr: this.maskedName(person, 'name_ar'),
      shownFr: this.maskedName(person, 'name_fr'),
      wallets: rows.flatMap(walletIn),
    };
  }

  private maskedName(row: PersonRow, column: 'name_ar' | 'name_fr'): string {
    const sealed = row[`${column}_sealed`];
    return maskName(this.personalData.open(sealed, row.key_id, personPlace(column, row.person_id)));
  }
}

function walletIn(row: PersonRow): WalletOfPersonV1[] {
  if (row.wallet_id === null) return [];
  const { code, trade_name_ar: tradeNameAr, trade_name_fr: tradeNameFr } = row;
  return [
    {
      walletId: row.wallet_id,
      network: row.network,
      walletKind: row.kind,
      tier: row.tier,
      state: row.state,
      ...(code !== null && { shop: { code, tradeNameAr, tradeNameFr } }),
    },
  ];
}
