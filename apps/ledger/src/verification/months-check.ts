import type { AccountBook } from './account-book';
import type { LogReader } from './log-reader';
import type { Counts, Findings } from './report';

/**
 * What accounts had moved by the end of a month. A row must be there as soon as the account moves in a later month, and
 * may be there before.
 */
export class MonthsCheck {
  constructor(
    private readonly reader: LogReader,
    private readonly book: AccountBook,
    private readonly findings: Findings,
    private readonly counts: Counts,
  ) {}

  /** Those that the walk has come across since it was asked last. */
  async lookUp(): Promise<void> {
    const ends = this.book.monthEnds.splice(0);
    if (ends.length === 0) return;
    this.counts.monthEnds += ends.length;
    const rows = await this.reader.rows(
      `select m.debits_posted_minor, m.credits_posted_minor
         from unnest($1::bigint[], $2::integer[]) with ordinality q(account_no, month, place)
         left join month_balances m on m.account_no = q.account_no and m.month = q.month
         order by place`,
      [ends.map(({ accountNo }) => accountNo), ends.map(({ month }) => month)],
    );
    this.findings.leaveLog();
    ends.forEach(({ accountNo, month, debits, credits }, index) => {
      const [debitsRead, creditsRead] = rows[index]!;
      if (debitsRead === null) {
        const what = `the end of ${month} is missing, and the account moved later`;
        this.findings.add({ check: 'months', what, accountNo, column: 'month_balances.month' });
        return;
      }
      this.compare({ accountNo, month, column: 'debits_posted_minor' }, debits, debitsRead!);
      this.compare({ accountNo, month, column: 'credits_posted_minor' }, credits, creditsRead!);
    });
  }

  /** Those of accounts that have not moved since, and that there are no others. */
  async finish(): Promise<void> {
    const rows = await this.reader.rows(
      `select m.account_no, m.month, m.debits_posted_minor, m.credits_posted_minor
         from month_balances m join accounts a on a.account_no = m.account_no
         where m.month >= a.last_no / 10000000000000`,
    );
    let resting = 0;
    for (const [accountNo, month, debits, credits] of rows) {
      const account = this.book.find(accountNo!);
      if (account < 0 || this.book.lastMonths[account] !== Number(month)) continue;
      resting += 1;
      const place = { accountNo: accountNo!, month: Number(month) };
      this.compare({ ...place, column: 'debits_posted_minor' }, this.book.debits[account]!, debits!);
      this.compare({ ...place, column: 'credits_posted_minor' }, this.book.credits[account]!, credits!);
    }
    const [[count]] = (await this.reader.rows('select count(*) from month_balances')) as [[string]];
    const more = Number(count) - this.counts.monthEnds - resting;
    if (more > 0) await this.findOthers(more);
  }

  private compare(
    { accountNo, month, column }: { accountNo: string; month: number; column: string },
    expected: bigint,
    found: string,
  ): void {
    if (expected.toString() === found) return;
    this.findings.add({
      check: 'months',
      what: `not what the account had moved by the end of ${month}`,
      accountNo,
      column: `month_balances.${column}`,
      expected: expected.toString(),
      found,
    });
  }

  private async findOthers(count: number): Promise<void> {
    const month = 'm.month * 10000000000000';
    const moved = (side: string): string =>
      `exists (select from legs where ${side} = m.account_no and no between ${month} and ${month} + 9999999999999)`;
    const rows = await this.reader.rows(
      `select account_no, month from month_balances m where not ${moved('debit_no')} and not ${moved('credit_no')}
         order by account_no, month limit 100`,
    );
    for (const [accountNo, at] of rows) {
      const what = `the end of ${at} is written down, and the account did not move in that month`;
      this.findings.add({ check: 'months', what, accountNo: accountNo!, column: 'month_balances.month' });
    }
    if (rows.length === 0) {
      this.findings.add({ check: 'months', what: 'more rows than ends of months', found: `${count} more` });
    }
  }
}
