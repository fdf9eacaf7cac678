import type { Language, MerchantToEnrolV1, PersonToEnrolV1, PlaceV1 } from '@hanout/contracts';
import { readCin, readIce, readIdcs, readMassar, readPhone, readRc } from '@hanout/identifiers';
import type { MERCHANT_ERRORS } from '../merchants/merchants.errors';
import type { NameRefusal } from '../names/name.errors';
import { readNameInOne, readTradeName } from '../names/name.reading';
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
  code: EnrolmentRefusal | NameRefusal | PlaceRefusal | keyof typeof MERCHANT_ERRORS.entries;
  field?: string;
}

export type Reading = { person: ReadPerson } | { refusal: Refusal };

const REFERENCE_READERS: Readonly<Record<string, (text: string) => string | undefined>> = {
  idcs: readIdcs,
  massar: readMassar,
};
const REFERENCE_LENGTH_MAX = 60;
const TRADE_NAMES = [
  ['tradeNameAr', 'ar'],
  ['tradeNameFr', 'fr'],
  ['tradeNameZgh', 'zgh'],
] as const;
type TradeName = (typeof TRADE_NAMES)[number][0];

/** Reads what a network wrote. The order of the checks is the order in which faults are told. */
export function readPerson(written: PersonToEnrolV1): Reading {
  const phone = readPhone(written.phone);
  if (phone === undefined) return refused('identity.invalid_phone', 'phone');
  const cin = readCin(written.cin);
  if (cin === undefined) return refused('identity.invalid_cin', 'cin');
  const names = { nameAr: written.nameAr, nameFr: written.nameFr };
  for (const field of ['nameAr', 'nameFr'] as const) {
    const read = readNameInOne(written[field]);
    if ('code' in read) return refused(read.code, field);
    names[field] = read.name;
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
      ...names,
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
  const names: Pick<MerchantToEnrolV1, TradeName> = { tradeNameAr: '', tradeNameFr: '' };
  for (const [field, script] of TRADE_NAMES) {
    const text = written[field];
    // What may be left out may also be written as null.
    if (field === 'tradeNameZgh' && typeof text !== 'string') continue;
    const read = readTradeName(script, text ?? '');
    if ('code' in read) return refused(read.code, `merchant.${field}`);
    names[field] = read.name;
  }
  const placeNames = { province: written.province, commune: written.commune };
  for (const field of ['province', 'commune'] as const) {
    const read = readNameInOne(placeNames[field]);
    if ('code' in read) return refused(read.code, `merchant.${field}`);
    placeNames[field] = read.name;
  }
  const ice = written.ice === undefined ? undefined : readIce(written.ice)?.ice;
  if (written.ice !== undefined && ice === undefined) return refused('identity.invalid_ice', 'merchant.ice');
  const { rc: register, place } = written;
  const rc = typeof register === 'string' ? readRc(register) : undefined;
  if (typeof register === 'string' && rc === undefined) return refused('identity.invalid_rc', 'merchant.rc');
  const fault = place ? faultOfPlace(place) : undefined;
  if (fault !== undefined) return refused(fault.code, `merchant.${fault.field}`);
  return {
    merchant: {
      code: written.code,
      ...names,
      mcc: written.mcc,
      ...(ice !== undefined && { ice }),
      ...placeNames,
      ...(rc !== undefined && { rc }),
      ...(place && { place }),
    },
  };
}

/** The place as told; without one, the commune of the register that has the names a network gave. */
export function placeOfMerchant({ place, province, commune }: MerchantToEnrolV1): PlaceV1 {
  return { communeCode: communeCodeOf(province, commune), ...place };
}

function refused(code: Refusal['code'], field: string): { refusal: Refusal } {
  return { refusal: { code, field } };
}
