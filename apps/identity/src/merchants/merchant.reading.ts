import type { MerchantChangeV1, PlaceV1 } from '@hanout/contracts';
import { isBlank, readIce, readRc, type NameScript } from '@hanout/identifiers';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { NAME_ERRORS } from '../names/name.errors';
import { readTradeName } from '../names/name.reading';
import { communeOf, faultOfPlace, PLACE_ERRORS } from '../places/places';
import { MERCHANT_ERRORS } from './merchants.errors';

/** A change with every name and number in the one spelling we store. */
export interface ReadChange {
  tradeNameAr: string;
  tradeNameFr: string;
  tradeNameZgh: string | null;
  ice: string | null;
  rc: string | null;
  place: PlaceV1;
  /** Of the commune, when the place names one of the register. */
  names: { province: string; commune: string } | null;
}

/** The order of the checks is the order in which faults are told. @throws DomainError with the field at fault */
export function readChange(body: MerchantChangeV1): ReadChange {
  const { place } = body;
  const change = {
    tradeNameAr: readName('ar', body.tradeNameAr, 'tradeNameAr'),
    tradeNameFr: readName('fr', body.tradeNameFr, 'tradeNameFr'),
    tradeNameZgh:
      typeof body.tradeNameZgh === 'string' ? readName('zgh', body.tradeNameZgh, 'tradeNameZgh') : null,
    ice: readIceOf(body.ice),
    rc: readRcOf(body.rc),
    place,
  };
  const fault = faultOfPlace(place);
  if (fault !== undefined) throw PLACE_ERRORS.error(fault.code, { field: fault.field });
  const commune = typeof place.communeCode === 'string' ? communeOf(place.communeCode) : undefined;
  return {
    ...change,
    names: commune === undefined ? null : { province: commune.province, commune: commune.nameFr },
  };
}

function readName(script: NameScript, text: string, field: string): string {
  const reading = readTradeName(script, text);
  if ('code' in reading) throw NAME_ERRORS.error(reading.code, { field });
  return reading.name;
}

/** Neither is asked of a corner shop; what is given must be one. */
function readIceOf(text: string | null | undefined): string | null {
  if (isBlank(text)) return null;
  const ice = readIce(text!)?.ice;
  if (ice === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_ice', { field: 'ice' });
  return ice;
}

function readRcOf(text: string | null | undefined): string | null {
  if (isBlank(text)) return null;
  const rc = readRc(text!);
  if (rc === undefined) throw MERCHANT_ERRORS.error('identity.invalid_rc', { field: 'rc' });
  return rc;
}
