import type { AccountBook } from './account-book';
import type { Finding, Findings } from './report';

const OPEN = 0;
const CLOSED = 2;

/** Numbers of legs as text; nothing has more legs. */
const LEG_NUMBERS = Array.from({ length: 18 }, (_, index) => String(index));

export type LegTable = 'legs' | 'hold_legs';

/** The legs of one transfer, moved or held, one after the other. */
export class LegCheck {
  count = 0;
  /** Of the leg that was looked at last: places in the book. */
  debit = -1;
  credit = -1;
  amount = 0n;
  private transferId: string | undefined;
  private currency = -1;
  private kind: string | null = null;
  private reference: string | null = null;

  constructor(
    private readonly book: AccountBook,
    private readonly findings: Findings,
  ) {}

  begin(transferId: string | undefined): void {
    this.transferId = transferId;
    this.count = 0;
    this.currency = -1;
  }

  /** Legs are counted from 1, and all are of one kind and reference. */
  compareWords(table: LegTable, legNo: string, kind: string | null, reference: string | null): void {
    this.count += 1;
    const expected = LEG_NUMBERS[this.count] ?? String(this.count);
    if (legNo !== expected) {
      this.fault({
        check: 'legs',
        what: 'legs are not counted 1, 2, …',
        column: `${table}.leg_no`,
        expected,
        found: legNo,
      });
    }
    if (this.count === 1) {
      this.kind = kind;
      this.reference = reference;
      return;
    }
    if (kind !== this.kind) this.tellOtherWords(`${table}.kind`, this.kind, kind);
    if (reference !== this.reference) {
      this.tellOtherWords(`${table}.reference`, this.reference, reference);
    }
  }

  private tellOtherWords(column: string, expected: string | null, found: string | null): void {
    const what = 'legs of one transfer say different things';
    this.fault({ check: 'legs', what, column, expected: expected ?? 'null', found: found ?? 'null' });
  }

  /**
   * Whether there are two accounts to move on; sets `debit`, `credit` and `amount`. What was held before an account was
   * frozen may be settled.
   */
  find(
    table: LegTable,
    debitNo: string,
    creditNo: string,
    amountMinor: string,
    isSettlement: boolean,
  ): boolean {
    const debit = (this.debit = this.book.find(debitNo));
    const credit = (this.credit = this.book.find(creditNo));
    if (debit < 0) this.tellUnknown(`${table}.debit_no`, debitNo);
    if (credit < 0) this.tellUnknown(`${table}.credit_no`, creditNo);
    this.amount = BigInt(amountMinor);
    if (this.amount <= 0n) {
      const what = 'moves nothing or less';
      const column = `${table}.amount_minor`;
      this.fault({ check: 'legs', what, column, expected: 'above 0', found: amountMinor });
    }
    if (debit < 0 || credit < 0) return false;
    this.judgeStatus(debit, isSettlement);
    this.judgeStatus(credit, isSettlement);
    this.compareCurrencies();
    return true;
  }

  private tellUnknown(column: string, found: string): void {
    this.fault({ check: 'legs', what: 'an account that was not opened before', column, found });
  }

  private judgeStatus(account: number, isSettlement: boolean): void {
    const status = this.book.statuses[account]!;
    if (status === OPEN || (isSettlement && status !== CLOSED)) return;
    const what = status === CLOSED ? 'on a closed account' : 'on a frozen account';
    this.fault({ check: 'statuses', what, accountNo: this.book.nos[account]! });
  }

  private compareCurrencies(): void {
    const { book } = this;
    const ofDebit = book.currency(this.debit);
    const ofCredit = book.currency(this.credit);
    if (this.currency < 0) this.currency = ofDebit;
    if (ofDebit === this.currency && ofCredit === this.currency) return;
    this.fault({
      check: 'legs',
      what: 'between currencies',
      expected: book.currencies[this.currency]!,
      found: `${book.currencies[ofDebit]} to ${book.currencies[ofCredit]}`,
    });
  }

  /** The balance that is written down. After a fault, rows that go on from what it says are not told again. */
  compareBalance(account: number, recorded: string, column: string): void {
    const { book } = this;
    const balance = book.balance(account);
    if (book.drifts.size === 0 && balance.toString() === recorded) return;
    const drift = book.drifts.get(account) ?? 0n;
    const found = BigInt(recorded) - balance;
    if (found === drift) return;
    if (found === 0n) {
      book.drifts.delete(account);
      return;
    }
    book.drifts.set(account, found);
    this.fault({
      check: 'balances',
      what: 'not the balance after this leg',
      accountNo: book.nos[account]!,
      column,
      expected: (balance + drift).toString(),
      found: recorded,
    });
  }

  private fault(finding: Finding): void {
    const { transferId } = this;
    this.findings.add({ ...finding, ...(transferId !== undefined && { transferId }) });
  }
}
