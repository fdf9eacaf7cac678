interface Sums {
  readonly payments: number;
  readonly volume: { readonly minor: string };
  readonly posted: { readonly minor: string };
  /** In 1/10,000 of the centime. */
  readonly accrued: string;
}

/** Amounts in centimes. */
export interface FeeStep {
  readonly minMinor: string;
  readonly maxMinor: string;
  readonly fixedMinor: string;
  /** Of 10,000. */
  readonly bps: number;
  readonly floorMinor?: string;
  readonly capMinor?: string;
  readonly paid: Sums;
  readonly example: { readonly amount: { readonly minor: string }; readonly fee: string };
}

export interface FeeProduct {
  readonly product: string;
  readonly paid: Sums;
  readonly next?: { readonly amount: { readonly minor: string }; readonly fee: string };
  /** The place of the step that the next payment falls in. */
  readonly nextStep?: number;
  readonly schedules: readonly {
    readonly scheduleId: string;
    readonly isInForce: boolean;
    readonly steps: readonly FeeStep[];
  }[];
}

export interface Fees {
  readonly products: readonly FeeProduct[];
}
