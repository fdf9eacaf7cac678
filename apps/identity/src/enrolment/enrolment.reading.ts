import type { Language, MerchantProfileV1, PersonToEnrolV1 } from '@hanout/contracts';
import { isBlank, readCin, readIce, readIdcs, readMassar, readPhone } from '@hanout/identifiers';
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
  merchant?: MerchantProfileV1;
}

export interface Refusal {
  code: EnrolmentRefusal;
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
        ],
  ]);
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

function readMerchant(written: MerchantProfileV1): { merchant: MerchantProfileV1 } | { refusal: Refusal } {
  for (const field of ['tradeNameAr', 'tradeNameFr'] as const) {
    if (isBlank(written[field])) return refused('identity.blank_name', `merchant.${field}`);
  }
  const ice = written.ice === undefined ? undefined : readIce(written.ice)?.ice;
  if (written.ice !== undefined && ice === undefined) return refused('identity.invalid_ice', 'merchant.ice');
  return {
    merchant: {
      code: written.code,
      tradeNameAr: readName(written.tradeNameAr),
      tradeNameFr: readName(written.tradeNameFr),
      mcc: written.mcc,
      ...(ice !== undefined && { ice }),
      province: readName(written.province),
      commune: readName(written.commune),
    },
  };
}

/** One composed form, no space around: two keyboards must not make two contents of one name. */
function readName(text: string): string {
  return text.normalize('NFC').trim();
}

function refused(code: EnrolmentRefusal, field: string): { refusal: Refusal } {
  return { refusal: { code, field } };
}
