/** One step of a schedule, in minor units written as text: the shape of `FeeBandV1` on the wire. */
export interface FeeBand {
  readonly minMinor: string;
  /** Belongs to the band. */
  readonly maxMinor: string;
  readonly fixedMinor: string;
  /** Hundredths of a percent. */
  readonly bps: number;
  /** The fee is never less than this. */
  readonly floorMinor?: string | undefined;
  /** The fee is never more than this. */
  readonly capMinor?: string | undefined;
}

/** What a price is worked out from. */
export interface FeeSchedule {
  readonly currency: string;
  readonly bands: readonly FeeBand[];
}

export type FeeParty = 'issuer' | 'acquirer' | 'agent' | 'network' | 'platform';

/** A party's part of what is left of a fee after the interchange, in hundredths of a percent of it. */
export interface SharePart {
  readonly party: FeeParty;
  readonly bps: number;
}

/** How a fee is collected, and whose it is. */
export interface FeeTerms {
  /** `with_payment`: whole minor units, with each payment. `accrued`: exactly, and billed in one sum later. */
  readonly collection: 'with_payment' | 'accrued';
  /** Of the amount, from the fee to the issuer; never above `INTERCHANGE_MAX_BPS`, and never above the fee. */
  readonly interchangeBps: number;
  /** Of the rest; they sum to 10,000. None: nobody is named, the fee is the platform's. */
  readonly shares: readonly SharePart[];
}

/** The scheme's own rule: interchange is 0.50 % at most. */
export const INTERCHANGE_MAX_BPS = 50;

export const PLAIN_TERMS: FeeTerms = { collection: 'with_payment', interchangeBps: 0, shares: [] };
