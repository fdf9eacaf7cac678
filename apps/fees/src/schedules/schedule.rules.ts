import { PAYMENT_CHANNELS, type FeeBandV1, type FeeConditionV1, type FeeScheduleV1 } from '@hanout/contracts';
import {
  bandsFault,
  canonicalConditions,
  conditionsFault,
  PLAIN_TERMS,
  termsFault,
  type BandsFault,
  type ConditionsFault,
  type FeeCondition,
  type FeeTerms,
  type TermsFault,
} from '@hanout/fee-rules';
import { isCurrency } from '@hanout/money';
import type { Schedule } from './schedule.entity';
import { readEnd, readStart } from './schedule.times';
import { SCHEDULE_ERRORS } from './schedules.errors';

/** The content of a schedule in one writing, so that the same content twice is seen as the same. */
export type ScheduleContent = Pick<
  Schedule,
  | 'scheduleId'
  | 'product'
  | 'currency'
  | 'payer'
  | 'effectiveFrom'
  | 'effectiveUntil'
  | 'conditions'
  | 'source'
  | 'bands'
  | 'terms'
>;

const FAULT_CODES = {
  start: 'fees.bands_start',
  reversed: 'fees.band_reversed',
  gap: 'fees.bands_gap',
  overlap: 'fees.bands_overlap',
  cap_below_fixed: 'fees.cap_below_fixed',
  cap_below_floor: 'fees.cap_below_floor',
  fee_exceeds_amount: 'fees.fee_exceeds_amount',
} as const satisfies Record<BandsFault['fault'], string>;

const TERMS_CODES = {
  shares_sum: 'fees.shares_sum',
  party_repeated: 'fees.party_repeated',
  interchange_too_high: 'fees.interchange_too_high',
  interchange_without_shares: 'fees.interchange_without_shares',
} as const satisfies Record<TermsFault['fault'], string>;

const CONDITIONS_CODES = {
  condition_repeated: 'fees.condition_repeated',
  condition_value_unknown: 'fees.condition_value_unknown',
  condition_never_holds: 'fees.condition_never_holds',
} as const satisfies Record<ConditionsFault['fault'], string>;

/** Checks a proposal and brings it into one writing. @throws DomainError with the field at fault. */
export function readProposal(proposal: FeeScheduleV1): ScheduleContent {
  if (!isCurrency(proposal.currency))
    throw SCHEDULE_ERRORS.error('fees.unknown_currency', { field: 'currency' });
  if (proposal.product === 'merchant_payment' && proposal.payer === 'payer') {
    throw SCHEDULE_ERRORS.error('fees.payer_pays_nothing_at_merchants', { field: 'payer' });
  }
  const effectiveFrom = readStart(proposal.effectiveFrom);
  const effectiveUntil = readEnd(proposal.effectiveUntil, effectiveFrom);
  const conditions = readConditions(proposal);
  const bands = proposal.bands.map(canonicalBand);
  const fault = bandsFault({ currency: proposal.currency, bands });
  if (fault) {
    const { field, expectedMinor } = fault;
    throw SCHEDULE_ERRORS.error(FAULT_CODES[fault.fault], { field, params: { expected: expectedMinor } });
  }
  const terms = canonicalTerms(proposal);
  const doubt = termsFault(terms);
  if (doubt) throw SCHEDULE_ERRORS.error(TERMS_CODES[doubt.fault], { field: doubt.field });
  const { scheduleId, product, currency, payer, source } = proposal;
  return {
    scheduleId,
    product,
    currency,
    payer,
    effectiveFrom,
    effectiveUntil,
    conditions,
    source,
    bands,
    terms,
  };
}

export function isSameContent(one: ScheduleContent, other: ScheduleContent): boolean {
  return contentText(one) === contentText(other);
}

export function toFeeSchedule(content: ScheduleContent): FeeScheduleV1 {
  const { scheduleId, product, currency, payer, effectiveFrom, effectiveUntil, source, bands, terms } =
    content;
  const { collection, interchangeBps, shares } = terms;
  return {
    scheduleId,
    product,
    currency,
    payer,
    effectiveFrom: effectiveFrom.toISOString(),
    ...(effectiveUntil !== null && { effectiveUntil: effectiveUntil.toISOString() }),
    ...(content.conditions.length > 0 && { when: canonicalConditions(content.conditions).map(toWire) }),
    source,
    bands,
    ...(collection !== PLAIN_TERMS.collection && { collection }),
    ...(interchangeBps !== PLAIN_TERMS.interchangeBps && { interchangeBps }),
    ...(shares.length > 0 && { shares: shares.map(({ party, bps }) => ({ party, bps })) }),
  };
}

function readConditions({ product, when = [] }: FeeScheduleV1): FeeCondition[] {
  const fault = conditionsFault(product, when, PAYMENT_CHANNELS);
  if (fault) throw SCHEDULE_ERRORS.error(CONDITIONS_CODES[fault.fault], { field: fault.field });
  return canonicalConditions(when);
}

function toWire({ circumstance, isOneOf }: FeeCondition): FeeConditionV1 {
  return { circumstance, isOneOf: [...isOneOf] };
}

/** What is left out is what is usual. */
function canonicalTerms({ collection, interchangeBps, shares }: FeeScheduleV1): FeeTerms {
  return {
    collection: collection ?? PLAIN_TERMS.collection,
    interchangeBps: interchangeBps ?? PLAIN_TERMS.interchangeBps,
    shares: (shares ?? []).map(({ party, bps }) => ({ party, bps })),
  };
}

function canonicalBand(band: FeeBandV1): FeeBandV1 {
  const digits = (text: string) => BigInt(text).toString();
  return {
    minMinor: digits(band.minMinor),
    maxMinor: digits(band.maxMinor),
    fixedMinor: digits(band.fixedMinor),
    bps: band.bps,
    ...(band.floorMinor !== undefined && { floorMinor: digits(band.floorMinor) }),
    ...(band.capMinor !== undefined && { capMinor: digits(band.capMinor) }),
  };
}

function contentText(content: ScheduleContent): string {
  const { bands, ...head } = toFeeSchedule(content);
  return JSON.stringify([Object.values(head), bands.map((band) => Object.values(canonicalBand(band)))]);
}
