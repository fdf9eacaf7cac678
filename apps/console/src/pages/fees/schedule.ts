import {
  assessFee,
  type FeeBand,
  type FeeCondition,
  type FeeSchedule,
  type FeeTerms,
  type SharePart,
} from '@hanout/fee-rules';
import { Money } from '@hanout/money';

export interface Schedule {
  readonly schedule: {
    readonly scheduleId: string;
    readonly product: string;
    readonly currency: string;
    readonly payer: string;
    readonly effectiveFrom: string;
    readonly effectiveUntil?: string;
    readonly source?: string;
    readonly bands: readonly FeeBand[];
    readonly when?: readonly FeeCondition[];
    readonly collection?: FeeTerms['collection'];
    readonly interchangeBps?: number;
    readonly shares?: readonly SharePart[];
  };
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

const POINTS = 50;
/** Where a schedule goes on for ever, a picture has to stop somewhere: at 5,000 dirhams. */
const SHOWN_MAX = 500_000n;

/** The fee of amounts from nothing to where the last band ends, worked out by the very rules that charge it. */
export function curveOf({ currency, bands }: FeeSchedule): readonly { name: string; fee: number | null }[] {
  const last = bands.reduce((most, { maxMinor }) => (BigInt(maxMinor) > most ? BigInt(maxMinor) : most), 0n);
  const end = last < SHOWN_MAX ? last : SHOWN_MAX;
  return Array.from({ length: POINTS + 1 }, (_, point) => {
    const minor = (end * BigInt(point)) / BigInt(POINTS) || 1n;
    const fee = assessFee({ currency, bands }, Money.of(minor, currency));
    return { name: String(minor / 100n), fee: fee ? Number(fee.minor) : null };
  });
}
