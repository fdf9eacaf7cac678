/** One step of a schedule, in minor units written as text: the shape of `FeeBandV1` on the wire. */
export interface FeeBand {
  readonly minMinor: string;
  /** Belongs to the band. */
  readonly maxMinor: string;
  readonly fixedMinor: string;
  /** Hundredths of a percent. */
  readonly bps: number;
  /** The fee is never more than this. */
  readonly capMinor?: string;
}

/** What a price is worked out from. */
export interface FeeSchedule {
  readonly currency: string;
  readonly bands: readonly FeeBand[];
}
