import type { MerchantChangeV1, PlaceV1 } from '@hanout/contracts';
import { isBlank, readIce, readRc } from '@hanout/identifiers';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { communeOf, faultOfPlace, PLACE_ERRORS } from '../places/places';
import { MERCHANT_ERRORS } from './merchants.errors';
import { readNameIn, type NameScript } from './scripts';

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
  if (isBlank(text)) throw ENROLMENT_ERRORS.error('identity.blank_name', { field });
  const name = readNameIn(script, text);
  if (name === undefined) throw MERCHANT_ERRORS.error('identity.invalid_name_script', { field });
  return name;
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
