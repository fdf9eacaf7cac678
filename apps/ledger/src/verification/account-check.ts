import type { AccountBook } from './account-book';
import type { Row } from './row';
import type { FlushCheck } from './flush-check';
import type { Counts, Finding, Findings } from './report';

const CLOSED = 2;

/** The events of accounts: opened once, changed by somebody, closed for ever. */
export class AccountCheck {
  constructor(
    private readonly book: AccountBook,
    private readonly flushes: FlushCheck,
    private readonly findings: Findings,
    private readonly counts: Counts,
  ) {}

  event(row: Row): void {
    const [no, accountNo, accountId, event, , , status, floor, ceiling, , , , , currency] = row;
    this.flushes.compareTime('account_events', no!, row[15]!);
    this.counts.events += 1;
    if (accountId === null)
      this.fault(row, { what: 'has no row in accounts', column: 'accounts.account_no' });
    let account = this.book.find(event === 'opened' ? no! : accountNo!);
    if (event === 'opened') {
      this.compareOpening(row);
      // An account is known by the number of its opening.
      account = this.book.open(no!, currency ?? '');
      this.counts.accounts += 1;
    } else if (account < 0) {
      const what = 'changes an account that was not opened before';
      this.fault(row, { what, column: 'account_events.account_no', found: accountNo! });
      return;
    } else if (this.book.statuses[account] === CLOSED) {
      this.fault(row, { check: 'statuses', what: 'changes an account that was closed' });
    }
    this.book.touch(account, this.flushes.place(no!));
    this.book.setBounds(account, status!, floor!, ceiling!);
    if (status === 'closed') this.judgeClosing(row, account);
  }

  /** What an opening says twice: in its event and in the account. */
  private compareOpening(row: Row): void {
    const [no, accountNo, accountId, , changeId, contentHash, status, , , reason] = row;
    const compare = (column: string, expected: string | null, found: string | null): void => {
      if (expected === found) return;
      const what = 'not what is opened here';
      this.fault(row, { what, column, expected: expected ?? 'null', found: found ?? 'null' });
    };
    compare('account_events.account_no', no!, accountNo!);
    compare('account_events.status', 'open', status!);
    compare('account_events.reason', null, reason!);
    if (accountId === null) return;
    compare('accounts.account_id', changeId!, accountId!);
    compare('accounts.opening_hash', contentHash!, row[14]!);
    compare('accounts.opened_at', row[15]!, row[16]!);
  }

  private judgeClosing(row: Row, account: number): void {
    const { book } = this;
    const held = book.debitsHeld[account]! + book.creditsHeld[account]!;
    if (book.balance(account) === 0n && held === 0n) return;
    const found = `${book.balance(account)}, and ${held} held`;
    this.fault(row, { check: 'statuses', what: 'closed with money on it', expected: '0', found });
  }

  private fault(row: Row, finding: Partial<Finding> & { what: string }): void {
    const [, accountNo, accountId] = row;
    this.findings.add({
      check: 'accounts',
      accountNo: accountNo!,
      ...(accountId !== null && { accountId: accountId! }),
      ...finding,
    });
  }
}
