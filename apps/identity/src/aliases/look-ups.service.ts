import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type { AliasFoundV1, LookUpAliasV1 } from '@hanout/contracts';
import { readPhone } from '@hanout/identifiers';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace } from '../personal-data/places';
import { communeOf } from '../places/places';
import { ALIAS_ERRORS } from './aliases.errors';
import { countLookUp, readLeading, type FoundRow } from './look-ups.queries';
import { maskName, shownWith } from './masked-name';

/** Answers whom a number leads to, so that a payer sees a name before paying; not to be walked through. */
@Injectable()
export class LookUps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async lookUp({ caller, body }: LookUpAliasV1): Promise<AliasFoundV1> {
    reachOf(caller, 'identity.look-up-alias');
    const phone = readPhone(body.phone);
    if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'phone' });
    await this.takeRoom(caller.id);
    const found = await readLeading(this.dataSource.manager, {
      phoneHash: this.personalData.hashPhone(phone),
      network: body.network ?? null,
      at: this.clock.now(),
    });
    if (found === undefined) throw ALIAS_ERRORS.error('identity.no_such_alias');
    return {
      walletId: found.wallet_id,
      network: found.network,
      walletKind: found.kind,
      ...(found.trade_name_fr === null ? this.maskedPerson(found) : shopSign(found)),
    };
  }

  /** One question of the asker's limits. @throws DomainError `identity.too_many_lookups` */
  async takeRoom(askerId: string): Promise<void> {
    const at = this.clock.now();
    const hasRoom = await countLookUp(this.dataSource.manager, {
      askerId,
      at,
      day: businessDayOf(at),
      perMinute: this.config.aliasLookupsPerMinute,
      perDay: this.config.aliasLookupsPerDay,
    });
    if (!hasRoom) throw ALIAS_ERRORS.error('identity.too_many_lookups');
  }

  private maskedPerson(row: FoundRow): { shownAr: string; shownFr: string } {
    const commune = row.person_commune === null ? undefined : communeOf(row.person_commune);
    const nameOf = (sealed: Buffer, column: 'name_ar' | 'name_fr'): string =>
      maskName(this.personalData.open(sealed, row.key_id, personPlace(column, row.person_id)));
    return {
      shownAr: shownWith(nameOf(row.name_ar_sealed, 'name_ar'), commune?.nameAr ?? commune?.nameFr),
      shownFr: shownWith(nameOf(row.name_fr_sealed, 'name_fr'), commune?.nameFr),
    };
  }
}

/** A shop's sign hangs over its door: there is nothing to mask. */
function shopSign(row: FoundRow): { shownAr: string; shownFr: string } {
  const commune = row.commune_code === null ? undefined : communeOf(row.commune_code);
  return {
    shownAr: shownWith(row.trade_name_ar!, commune?.nameAr ?? row.commune ?? undefined),
    shownFr: shownWith(row.trade_name_fr!, row.commune ?? undefined),
  };
}
