import { businessDayBounds, isBusinessDay } from '@hanout/calendar';
import {
  bandsFault,
  conditionsFault,
  termsFault,
  type FeeBand,
  type FeeCircumstance,
  type FeeParty,
} from '@hanout/fee-rules';
import { channelTexts } from '../../texts/kinds';
import type { Schedule } from './schedule';

export const PRODUCTS = [
  'merchant_payment',
  'person_to_person',
  'supplier_payment',
  'business_to_person',
  'bill_payment',
  'cash_in',
  'cash_out',
  'payout',
] as const;
export const PARTIES: readonly FeeParty[] = ['issuer', 'acquirer', 'agent', 'network', 'platform'];

/** A step as it is typed, in dirhams and percents; it begins one centime above the step before. */
export interface BandDraft {
  readonly key: string;
  readonly to: string;
  readonly fixed: string;
  readonly percent: string;
  readonly floor: string;
  readonly cap: string;
}

export interface ConditionDraft {
  readonly key: string;
  readonly circumstance: FeeCircumstance;
  /** Parted by commas or spaces. */
  readonly values: string;
}

/** A schedule as somebody writes it. */
export interface Draft {
  readonly product: string;
  readonly payer: string;
  readonly from: string;
  /** Empty: for good. */
  readonly until: string;
  readonly source: string;
  readonly collection: 'with_payment' | 'accrued';
  readonly interchange: string;
  readonly shares: Readonly<Record<string, string>>;
  readonly bands: readonly BandDraft[];
  readonly conditions: readonly ConditionDraft[];
}

export type WrittenSchedule = Omit<Schedule['schedule'], 'scheduleId'>;

/** What is wrong first, by the name it has in the texts, and at which field: `bands.1.to`. */
export interface DraftFault {
  readonly fault: string;
  readonly field: string;
}

/** A draft that begins with what another schedule says; it keeps neither its days nor its source. */
export function draftOf(schedule: Schedule['schedule'] | undefined, day: string): Draft {
  const shares = (schedule?.shares ?? []).map(({ party, bps }) => [party, percentText(bps)]);
  return {
    product: schedule?.product ?? 'merchant_payment',
    payer: schedule?.payer ?? 'payee',
    from: day,
    until: '',
    source: '',
    collection: schedule?.collection ?? 'with_payment',
    interchange: percentText(schedule?.interchangeBps),
    shares: Object.fromEntries(shares) as Record<string, string>,
    bands: (schedule?.bands ?? []).map((band, place) => ({
      key: `band ${place}`,
      to: dirhamText(band.maxMinor),
      fixed: dirhamText(band.fixedMinor),
      percent: percentText(band.bps),
      floor: dirhamText(band.floorMinor),
      cap: dirhamText(band.capMinor),
    })),
    conditions: (schedule?.when ?? []).map(({ circumstance, isOneOf }, place) => ({
      key: `condition ${place}`,
      circumstance,
      values: isOneOf.join(', '),
    })),
  };
}

/** What is written in a draft, checked by the very rules that the service checks it by; or what is wrong with it first. */
export function read(draft: Draft): { readonly schedule: WrittenSchedule } | DraftFault {
  const { product, payer, from, until, source, collection } = draft;
  if (!isBusinessDay(from)) return { fault: 'day', field: 'from' };
  if (until !== '' && (!isBusinessDay(until) || until <= from)) return { fault: 'day', field: 'until' };
  if (source.trim() === '') return { fault: 'source', field: 'source' };
  const bands = readBands(draft.bands);
  if ('fault' in bands) return bands;
  const interchangeBps = bpsOf(draft.interchange || '0');
  if (interchangeBps === undefined) return { fault: 'percent', field: 'interchange' };
  const parts = PARTIES.map((party) => ({ party, bps: bpsOf(draft.shares[party] || '0') }));
  const wrong = parts.find(({ bps }) => bps === undefined);
  if (wrong) return { fault: 'percent', field: `shares.${wrong.party}` };
  const shares = parts.flatMap(({ party, bps = 0 }) => (bps === 0 ? [] : [{ party, bps }]));
  const when = draft.conditions.map(({ circumstance, values }) => ({
    circumstance,
    isOneOf: values.split(/[\s,،]+/).filter(Boolean),
  }));
  const empty = when.findIndex(({ isOneOf }) => isOneOf.length === 0);
  if (empty >= 0) return { fault: 'condition_value_unknown', field: `when.${empty}.isOneOf` };
  const fault =
    bandsFault({ bands: bands.bands, currency: 'MAD' }) ??
    termsFault({ collection, interchangeBps, shares }) ??
    conditionsFault(product, when, Object.keys(channelTexts.fr));
  if (fault) return { fault: fault.fault, field: fault.field };
  return {
    schedule: {
      product,
      payer,
      currency: 'MAD',
      effectiveFrom: businessDayBounds(from).from.toISOString(),
      ...(until !== '' && { effectiveUntil: businessDayBounds(until).from.toISOString() }),
      source: source.trim(),
      bands: bands.bands,
      collection,
      ...(when.length > 0 && { when }),
      ...(interchangeBps > 0 && { interchangeBps }),
      ...(shares.length > 0 && { shares }),
    },
  };
}

function readBands(drafts: readonly BandDraft[]): { readonly bands: readonly FeeBand[] } | DraftFault {
  if (drafts.length === 0) return { fault: 'no_band', field: 'bands' };
  const bands: FeeBand[] = [];
  let min = 1n;
  for (const [place, { to, fixed, percent, floor, cap }] of drafts.entries()) {
    const [max, fixedMinor, bps] = [minorOf(to), minorOf(fixed || '0'), bpsOf(percent || '0')];
    const [floorMinor, capMinor] = [floor, cap].map((text) => (text.trim() === '' ? null : minorOf(text)));
    if (max === undefined) return { fault: 'amount', field: `bands.${place}.to` };
    if (fixedMinor === undefined) return { fault: 'amount', field: `bands.${place}.fixed` };
    if (bps === undefined) return { fault: 'percent', field: `bands.${place}.percent` };
    if (floorMinor === undefined) return { fault: 'amount', field: `bands.${place}.floor` };
    if (capMinor === undefined) return { fault: 'amount', field: `bands.${place}.cap` };
    bands.push({
      minMinor: min.toString(),
      maxMinor: max.toString(),
      fixedMinor: fixedMinor.toString(),
      bps,
      ...(floorMinor !== null && { floorMinor: floorMinor.toString() }),
      ...(capMinor !== null && { capMinor: capMinor.toString() }),
    });
    min = max + 1n;
  }
  return { bands };
}

/** `12,5` → 1250 centimes; undefined for what is no amount. */
export function minorOf(text: string): bigint | undefined {
  const [, whole, decimals = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s/g, '')) ?? [];
  return whole === undefined ? undefined : BigInt(whole + decimals.padEnd(2, '0'));
}

/** `1,25` percent → 125 hundredths of one; undefined for what is none, or more than the whole. */
function bpsOf(text: string): number | undefined {
  const bps = minorOf(text);
  return bps === undefined || bps > 10_000n ? undefined : Number(bps);
}

function dirhamText(minor: string | undefined): string {
  if (minor === undefined) return '';
  const digits = minor.padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

function percentText(bps: number | undefined): string {
  return bps === undefined ? '' : dirhamText(String(bps));
}
