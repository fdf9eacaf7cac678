export interface Limits {
  perPaymentMinor?: bigint;
  perDayMinor?: bigint;
  perMonthMinor?: bigint;
}

/** The smaller of each; what nobody limits stays without one. */
export function smallest(all: readonly Limits[]): Limits {
  const least = (name: keyof Limits): bigint | undefined =>
    all
      .map((limits) => limits[name])
      .filter((limit) => limit !== undefined)
      .reduce<bigint | undefined>(
        (low, limit) => (low === undefined || limit < low ? limit : low),
        undefined,
      );
  return {
    perPaymentMinor: least('perPaymentMinor'),
    perDayMinor: least('perDayMinor'),
    perMonthMinor: least('perMonthMinor'),
  };
}
