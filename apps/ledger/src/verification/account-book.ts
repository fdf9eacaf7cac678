import { countOf, monthOf } from './number';
import type { Findings } from './report';

/** No bound: nothing that a column holds is beyond it. */
export const NO_FLOOR = -(2n ** 63n);
export const NO_CEILING = 2n ** 63n - 1n;
const TOTAL_MAX = 2n ** 63n - 1n;

export const STATUSES = ['open', 'frozen', 'closed'] as const;

/** The last month in which an account had moved money when it does so again in a later one. */
export interface MonthEnd {
  accountNo: string;
  month: number;
  debits: bigint;
  credits: bigint;
}

/** Where the log is when an account is touched. */
export interface Place {
  /** Counts flushes; another one for whatever lies in none. */
  serial: number;
  month: number;
  lastNo: string;
}

/** What `v8.serialize` keeps of a book. */
export interface SavedBook {
  nos: string[];
  currencies: string[];
  lastNos: string[];
  totals: Record<Total, BigInt64Array>;
  statuses: Uint8Array;
  currencyOf: Uint16Array;
  lastMonths: Int32Array;
  drifts: Map<number, bigint>;
}

const TOTALS = ['debits', 'credits', 'debitsHeld', 'creditsHeld', 'floors', 'ceilings'] as const;
type Total = (typeof TOTALS)[number];

/**
 * All accounts as the log tells them, in columns: an account is a place in each. Totals are exact; an object for each
 * account would cost several times the time and the memory.
 */
export class AccountBook {
  readonly nos: string[] = [];
  readonly currencies: string[] = [];
  debits = new BigInt64Array(1_024);
  credits = new BigInt64Array(1_024);
  debitsHeld = new BigInt64Array(1_024);
  creditsHeld = new BigInt64Array(1_024);
  floors = new BigInt64Array(1_024);
  ceilings = new BigInt64Array(1_024);
  statuses = new Uint8Array(1_024);
  /** The last number of the flush that last moved money, as `accounts.last_no` has it. */
  lastNos: string[] = [];
  lastMonths = new Int32Array(1_024);
  readonly monthEnds: MonthEnd[] = [];
  /** By how much the balances after that are written down differ from ours, from a fault on. */
  readonly drifts = new Map<number, bigint>();
  private currencyOf = new Uint16Array(1_024);
  /** By the n of the number of the opening: quicker to look up than text. */
  private readonly places = new Map<number, number>();
  private openedMonths = new Int32Array(1_024);
  private readonly touched: number[] = [];
  private touchedAt = new Float64Array(1_024);
  /** What could come to it before the flush that touches it now. */
  private before = new BigInt64Array(1_024);

  constructor(private readonly findings: Findings) {}

  get size(): number {
    return this.nos.length;
  }

  /** The place of an account; -1 when it was never opened. */
  find(accountNo: string): number {
    const account = this.places.get(countOf(accountNo)) ?? -1;
    return account >= 0 && this.openedMonths[account] === monthOf(accountNo) ? account : -1;
  }

  currency(account: number): number {
    return this.currencyOf[account]!;
  }

  balance(account: number): bigint {
    return this.credits[account]! - this.debits[account]!;
  }

  open(accountNo: string, currency: string): number {
    const account = this.nos.push(accountNo) - 1;
    if (account === this.debits.length) this.grow();
    this.places.set(countOf(accountNo), account);
    this.openedMonths[account] = monthOf(accountNo);
    let code = this.currencies.indexOf(currency);
    if (code < 0) code = this.currencies.push(currency) - 1;
    this.currencyOf[account] = code;
    this.lastNos[account] = '0';
    return account;
  }

  setBounds(account: number, status: string, floor: string | null, ceiling: string | null): void {
    this.statuses[account] = STATUSES.indexOf(status as (typeof STATUSES)[number]);
    this.floors[account] = floor === null ? NO_FLOOR : BigInt(floor);
    this.ceilings[account] = ceiling === null ? NO_CEILING : BigInt(ceiling);
  }

  /** To be called before anything of the account moves: what it was is what its ceiling is judged by. */
  touch(account: number, { serial }: Place): void {
    if (this.touchedAt[account] === serial) return;
    this.touchedAt[account] = serial;
    this.before[account] = this.incoming(account);
    this.touched.push(account);
  }

  move(debit: number, credit: number, amount: bigint, place: Place): void {
    this.touch(debit, place);
    this.touch(credit, place);
    this.enterMonth(debit, place);
    this.enterMonth(credit, place);
    this.add(this.debits, debit, amount);
    this.add(this.credits, credit, amount);
  }

  hold(debit: number, credit: number, amount: bigint, place: Place): void {
    this.touch(debit, place);
    this.touch(credit, place);
    this.add(this.debitsHeld, debit, amount);
    this.add(this.creditsHeld, credit, amount);
  }

  /** At the end of a flush: bounds as they are now, on all that it touched. Returns how many that were. */
  judge(): number {
    const { touched, findings } = this;
    for (const account of touched) {
      const available = this.balance(account) - this.debitsHeld[account]!;
      const floor = this.floors[account]!;
      if (available < floor) {
        const found = `${available} available`;
        findings.add({
          check: 'bounds',
          what: 'below its floor',
          accountNo: this.nos[account]!,
          expected: `at least ${floor}`,
          found,
        });
      }
      const incoming = this.incoming(account);
      const ceiling = this.ceilings[account]!;
      if (incoming > ceiling && incoming > this.before[account]!) {
        const found = `${incoming} with what is held`;
        findings.add({
          check: 'bounds',
          what: 'raised above its ceiling',
          accountNo: this.nos[account]!,
          expected: `at most ${ceiling}`,
          found,
        });
      }
    }
    const count = touched.length;
    touched.length = 0;
    return count;
  }

  save(): SavedBook {
    const { nos, currencies, lastNos, statuses, currencyOf, lastMonths, drifts, size } = this;
    const totals = Object.fromEntries(TOTALS.map((name) => [name, this[name].slice(0, size)]));
    return {
      nos,
      currencies,
      lastNos,
      totals: totals as SavedBook['totals'],
      statuses: statuses.slice(0, size),
      currencyOf: currencyOf.slice(0, size),
      lastMonths: lastMonths.slice(0, size),
      drifts,
    };
  }

  restore(saved: SavedBook): void {
    for (const no of saved.nos) this.open(no, '');
    this.currencies.splice(0, this.currencies.length, ...saved.currencies);
    this.lastNos = saved.lastNos;
    for (const name of TOTALS) this[name].set(saved.totals[name]);
    this.statuses.set(saved.statuses);
    this.currencyOf.set(saved.currencyOf);
    this.lastMonths.set(saved.lastMonths);
    for (const [account, drift] of saved.drifts) this.drifts.set(account, drift);
  }

  private incoming(account: number): bigint {
    return this.credits[account]! + this.creditsHeld[account]! - this.debits[account]!;
  }

  private enterMonth(account: number, { month, lastNo }: Place): void {
    const last = this.lastMonths[account]!;
    if (last !== month) {
      if (last !== 0) {
        this.monthEnds.push({
          accountNo: this.nos[account]!,
          month: last,
          debits: this.debits[account]!,
          credits: this.credits[account]!,
        });
      }
      this.lastMonths[account] = month;
    }
    this.lastNos[account] = lastNo;
  }

  private add(totals: BigInt64Array, account: number, amount: bigint): void {
    const total = totals[account]! + amount;
    if (total > TOTAL_MAX) {
      const what = 'a total is beyond what a column holds';
      this.findings.add({ check: 'legs', what, accountNo: this.nos[account]!, found: total.toString() });
    }
    totals[account] = total;
  }

  private grow(): void {
    const length = this.debits.length * 2;
    for (const name of TOTALS) this[name] = grown(this[name], new BigInt64Array(length));
    this.before = grown(this.before, new BigInt64Array(length));
    this.statuses = grown(this.statuses, new Uint8Array(length));
    this.currencyOf = grown(this.currencyOf, new Uint16Array(length));
    this.openedMonths = grown(this.openedMonths, new Int32Array(length));
    this.lastMonths = grown(this.lastMonths, new Int32Array(length));
    this.touchedAt = grown(this.touchedAt, new Float64Array(length));
  }
}

function grown<T extends { set(old: T): void }>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
