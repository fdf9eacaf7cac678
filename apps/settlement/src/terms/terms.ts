import { isBusinessDay } from '@hanout/calendar';
import type { SettlementParty, SettlementTermsV1 } from '@hanout/contracts';
import { TERMS_ERRORS } from './terms.errors';

/** Those of a party on a business day, undefined before its first ones. */
export function termsOn(
  terms: readonly SettlementTermsV1[],
  { party, day }: { party: SettlementParty; day: string },
): SettlementTermsV1 | undefined {
  return terms
    .filter((one) => one.party === party && one.effectiveFrom <= day)
    .reduce<SettlementTermsV1 | undefined>(
      (latest, one) => (latest && latest.effectiveFrom > one.effectiveFrom ? latest : one),
      undefined,
    );
}

/** Whether terms can be proposed on a day. @throws DomainError the first of the refusals below, in this order */
export function demandSound(terms: SettlementTermsV1, today: string): void {
  const { party, effectiveFrom, cutOffs } = terms;
  if (!isBusinessDay(effectiveFrom))
    throw TERMS_ERRORS.error('settlement.terms_day_wrong', { field: 'terms.effectiveFrom' });
  const isInOrder = cutOffs.every((time, place) => place === 0 || cutOffs[place - 1]! < time);
  if (!isInOrder || (party === 'platform') !== (cutOffs.length === 0))
    throw TERMS_ERRORS.error('settlement.cut_offs_wrong', { field: 'terms.cutOffs' });
  for (const field of ['collectedMax', 'paidOutMax'] as const)
    if (terms[field] && (party === 'platform' || terms[field].currency !== 'MAD'))
      throw TERMS_ERRORS.error('settlement.caps_wrong', { field: `terms.${field}` });
  // Of today some windows may be closed already.
  if (effectiveFrom <= today)
    throw TERMS_ERRORS.error('settlement.terms_day_past', {
      field: 'terms.effectiveFrom',
      params: { day: today },
    });
}
