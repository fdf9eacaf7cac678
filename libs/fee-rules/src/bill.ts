import { PARTS } from './assess-fee';

/** What is billed now in whole minor units, and what waits for the next bill in 1/10,000 of one. */
export interface Bill {
  readonly minor: bigint;
  readonly carried: bigint;
}

/**
 * One bill over what accrued since the last one and what that one carried over. Over any number of bills nothing is lost
 * and nothing is made: they sum to what accrued, less what is still carried, which is below one minor unit. What was given
 * back beyond what accrued is carried as a debt to the merchant, and bills nothing.
 */
export function billOf(accrued: bigint, carried: bigint): Bill {
  const due = accrued + carried;
  if (due <= 0n) return { minor: 0n, carried: due };
  return { minor: due / PARTS, carried: due % PARTS };
}
