import { INTERCHANGE_MAX_BPS, type FeeTerms } from './fee-schedule';

export interface TermsFault {
  readonly fault: 'shares_sum' | 'party_repeated' | 'interchange_too_high' | 'interchange_without_shares';
  readonly field: string;
}

/** The first thing wrong with whose a fee is; undefined when every fee has its owners. */
export function termsFault({ interchangeBps, shares }: FeeTerms): TermsFault | undefined {
  if (interchangeBps > INTERCHANGE_MAX_BPS) return { fault: 'interchange_too_high', field: 'interchangeBps' };
  if (shares.length === 0)
    return interchangeBps === 0
      ? undefined
      : { fault: 'interchange_without_shares', field: 'interchangeBps' };
  if (new Set(shares.map(({ party }) => party)).size < shares.length)
    return { fault: 'party_repeated', field: 'shares' };
  const sum = shares.reduce((total, { bps }) => total + bps, 0);
  return sum === 10_000 ? undefined : { fault: 'shares_sum', field: 'shares' };
}
