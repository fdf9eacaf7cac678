import type { Language, MerchantToEnrolV1, PersonToEnrolV1, PlaceV1 } from '@hanout/contracts';
import { isBlank, readCin, readIce, readIdcs, readMassar, readPhone, readRc } from '@hanout/identifiers';
import type { MERCHANT_ERRORS } from '../merchants/merchants.errors';
import { readNameIn } from '../merchants/scripts';
import { communeCodeOf, communeOf, faultOfPlace, type PlaceRefusal } from '../places/places';
import type { EnrolmentRefusal } from './enrolment.errors';

export interface Reference {
  scheme: string;
  value: string;
}

/** A person as presented, every number in the one spelling we store. */
export interface ReadPerson {
  enrolmentId: string;
  cin: string;
  phone: string;
  nameAr: string;
  nameFr: string;
  language: Language;
  tier: number;
  references: Reference[];
  communeCode?: string;
  merchant?: MerchantToEnrolV1;
}

export interface Refusal {
  code: EnrolmentRefusal | PlaceRefusal | keyof typeof MERCHANT_ERRORS.entries;
  field?: string;
}

export type Reading = { person: ReadPerson } | { refusal: Refusal };

const REFERENCE_READERS: Readonly<Record<string, (text: string) => string | undefined>> = {
  idcs: readIdcs,
  massar: readMassar,
};
const REFERENCE_LENGTH_MAX = 60;

/** Reads what a network wrote. The order of the checks is the order in which faults are told. */
export function readPerson(written: PersonToEnrolV1): Reading {
  const phone = readPhone(written.phone);
  if (phone === undefined) return refused('identity.invalid_phone', 'phone');
  const cin = readCin(written.cin);
  if (cin === undefined) return refused('identity.invalid_cin', 'cin');
  for (const field of ['nameAr', 'nameFr'] as const) {
    if (isBlank(written[field])) return refused('identity.blank_name', field);
  }
  const references = readReferences(written.references);
  if (references === undefined) return refused('identity.invalid_reference', 'references');
  const communeCode = written.communeCode ?? undefined;
  if (communeCode !== undefined && communeOf(communeCode) === undefined)
    return refused('identity.unknown_commune', 'communeCode');
  const reading = written.merchant === undefined ? undefined : readMerchant(written.merchant);
  if (reading !== undefined && 'refusal' in reading) return reading;
  return {
    person: {
      enrolmentId: written.enrolmentId,
      cin,
      phone,
      nameAr: readName(written.nameAr),
      nameFr: readName(written.nameFr),
      language: written.language,
      tier: written.tier,
      references,
      ...(communeCode !== undefined && { communeCode }),
      ...reading,
    },
  };
}

/** What "the same content" means when an enrolment is presented again: however the numbers were written then. */
export function contentOf(person: ReadPerson): string {
  const { merchant } = person;
  return JSON.stringify([
    person.cin,
    person.phone,
    person.nameAr,
    person.nameFr,
    person.language,
    person.tier,
    person.references.map(({ scheme, value }) => `${scheme}:${value}`).sort(),
    merchant === undefined
      ? null
      : [
          merchant.code,
          merchant.tradeNameAr,
          merchant.tradeNameFr,
          merchant.mcc,
          merchant.ice ?? null,
          merchant.province,
          merchant.commune,
          ...addedToMerchant(merchant),
        ],
    ...(person.communeCode === undefined ? [] : [person.communeCode]),
  ]);
}

/** What came later stands behind what was there, and only when it is told: what was presented before stays the same. */
function addedToMerchant({ tradeNameZgh, rc, place }: MerchantToEnrolV1): unknown[] {
  if (tradeNameZgh === undefined && rc === undefined && place === undefined) return [];
  const { communeCode, directions, latitude, longitude } = place ?? {};
  return [
    tradeNameZgh ?? null,
    rc ?? null,
    [communeCode ?? null, directions ?? null, latitude ?? null, longitude ?? null],
  ];
}

function readReferences(written: readonly Reference[]): Reference[] | undefined {
  const read = new Map<string, Reference>();
  for (const { scheme, value } of written) {
    const reader = REFERENCE_READERS[scheme] ?? readOther;
    const spelled = reader(value);
    if (spelled === undefined) return undefined;
    read.set(`${scheme}:${spelled}`, { scheme, value: spelled });
  }
  return [...read.values()];
}

function readOther(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > REFERENCE_LENGTH_MAX ? undefined : trimmed;
}

function readMerchant(written: MerchantToEnrolV1): { merchant: MerchantToEnrolV1 } | { refusal: Refusal } {
  for (const field of ['tradeNameAr', 'tradeNameFr'] as const) {
    if (isBlank(written[field])) return refused('identity.blank_name', `merchant.${field}`);
  }
  const ice = written.ice === undefined ? undefined : readIce(written.ice)?.ice;
  if (written.ice !== undefined && ice === undefined) return refused('identity.invalid_ice', 'merchant.ice');
  // What may be left out may also be written as null.
  const { tradeNameZgh: zgh, rc: register, place } = written;
  const tradeNameZgh = typeof zgh === 'string' ? readNameIn('zgh', zgh) : undefined;
  if (typeof zgh === 'string' && tradeNameZgh === undefined)
    return refused('identity.invalid_name_script', 'merchant.tradeNameZgh');
  const rc = typeof register === 'string' ? readRc(register) : undefined;
  if (typeof register === 'string' && rc === undefined) return refused('identity.invalid_rc', 'merchant.rc');
  const fault = place ? faultOfPlace(place) : undefined;
  if (fault !== undefined) return refused(fault.code, `merchant.${fault.field}`);
  return {
    merchant: {
      code: written.code,
      tradeNameAr: readName(written.tradeNameAr),
      tradeNameFr: readName(written.tradeNameFr),
      mcc: written.mcc,
      ...(ice !== undefined && { ice }),
      province: readName(written.province),
      commune: readName(written.commune),
      ...(tradeNameZgh !== undefined && { tradeNameZgh }),
      ...(rc !== undefined && { rc }),
      ...(place && { place }),
    },
  };
}

/** The place as told; without one, the commune of the register that has the names a network gave. */
export function placeOfMerchant({ place, province, commune }: MerchantToEnrolV1): PlaceV1 {
  return { communeCode: communeCodeOf(province, commune), ...place };
}

/** One composed form, no space around: two keyboards must not make two contents of one name. */
function readName(text: string): string {
  return text.normalize('NFC').trim();
}

function refused(code: Refusal['code'], field: string): { refusal: Refusal } {
  return { refusal: { code, field } };
}
