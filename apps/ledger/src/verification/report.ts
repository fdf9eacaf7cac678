/** What is proved, in the order in which it is told. */
export const CHECKS = {
  numbers: 'Numbers without a gap, each in one flush',
  flushes: 'Flushes one after the other, times never back',
  chain: 'Hash chain',
  decisions: 'Decisions, one a transfer, with what they say',
  legs: 'Legs whole, between accounts of one currency',
  balances: 'Balance after each entry',
  bounds: 'No floor or ceiling crossed at any commit',
  statuses: 'Nothing moved on a frozen or closed account',
  holds: 'Holds ended once, by what says so',
  reversals: 'Reversals mirror what they reverse, once',
  accounts: 'Accounts: totals, bounds and status',
  months: 'Balances at the ends of months',
  sums: 'Sum of all balances zero, by currency',
  heads: 'Published heads found in the chain',
  guards: 'Unique keys and append-only triggers in place',
} as const;

export type Check = keyof typeof CHECKS;

/** One thing that is not as it should be. What is not known is left out. */
export interface Finding {
  check: Check;
  what: string;
  /** The number in the log. */
  no?: string;
  /** The flush it lies in: `first–last`. */
  flush?: string;
  transferId?: string;
  accountNo?: string;
  accountId?: string;
  /** `table.column`. */
  column?: string;
  expected?: string;
  found?: string;
}

export interface Head {
  no: string;
  /** In hex. */
  hash: string;
  /** ISO. */
  at: string;
}

/** What was read since the beginning of the ledger. */
export class Counts {
  rows = 0;
  flushes = 0;
  /** Ids decided with yes. */
  transfers = 0;
  refusals = 0;
  legs = 0;
  holds = 0;
  holdEnds = 0;
  reversals = 0;
  accounts = 0;
  events = 0;
  /** Accounts looked at, at the end of a flush that touched them. */
  judged = 0;
  /** Ends of months that an account's later postings call for. */
  monthEnds = 0;
}

export interface VerificationReport {
  /** Everything was read, and nothing was found. */
  holds: boolean;
  /** False when it was told to stop before the end. */
  isComplete: boolean;
  /** The number up to which an earlier run had read. */
  resumedAfter?: string;
  /** The last flush that was read. */
  head: Head;
  checks: { check: Check; looked: number; faults: number }[];
  /** All of them; at most 100 are in `findings`. */
  faults: number;
  findings: Finding[];
  /** What a reader should know beside: what could not be looked at. */
  notes: string[];
  counts: Counts;
  sums: { currency: string; minor: string }[];
  /** Of this run alone. */
  run: { rows: number; entries: number; seconds: number };
}

const KEPT_MAX = 100;

/** Counts everything and keeps the first hundred. Where the walk is at the moment is added to each. */
export class Findings {
  readonly kept: Finding[] = [];
  readonly faults = Object.fromEntries(Object.keys(CHECKS).map((check) => [check, 0])) as Record<
    Check,
    number
  >;
  no: string | undefined;
  flush: string | undefined;

  add(finding: Finding): void {
    this.faults[finding.check] += 1;
    if (this.kept.length >= KEPT_MAX) return;
    const { no = this.no, flush = this.flush, ...rest } = finding;
    this.kept.push({ ...rest, ...(no !== undefined && { no }), ...(flush !== undefined && { flush }) });
  }

  /** What comes now is about the whole ledger. */
  leaveLog(): void {
    this.no = undefined;
    this.flush = undefined;
  }

  get total(): number {
    return Object.values(this.faults).reduce((sum, count) => sum + count, 0);
  }
}
