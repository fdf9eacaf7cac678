interface Sums {
  readonly payments: number;
  readonly volume: { readonly minor: string };
  readonly posted: { readonly minor: string };
  /** In 1/10,000 of the centime. */
  readonly accrued: string;
}

export interface FeeStep {
  readonly paid: Sums;
  readonly example: { readonly amount: { readonly minor: string }; readonly fee: string };
  readonly texts: Readonly<Record<'ar' | 'fr' | 'en', string>>;
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
