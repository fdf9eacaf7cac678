import { NO_CEILING, NO_FLOOR, STATUSES, type AccountBook } from './account-book';
import { epochMs } from './chain';
import type { LogReader } from './log-reader';
import type { Proved } from './log-walk';
import type { Findings, Head } from './report';
import { rowOf, type Row } from './row';

const PAGE = 10_000;

/** What stands beside the log must be what the log comes to. */
export class EndChecks {
  private readonly book: AccountBook;
  private readonly findings: Findings;

  constructor(
    private readonly reader: LogReader,
    private readonly proved: Proved,
  ) {
    this.book = proved.book;
    this.findings = proved.findings;
  }

  compareHead(): void {
    const { position } = this.proved;
    const { head } = this.reader;
    const compare = (column: string, expected: string, found: string): void => {
      if (expected === found) return;
      const what = 'the head is not the last flush: it was changed, or the tail was cut';
      this.findings.add({ check: 'chain', what, column: `ledger_head.${column}`, expected, found });
    };
    compare('last_no', position.lastNo, head.no);
    compare('hash', position.hash.toString('hex'), head.hash);
    compare('posted_at', position.at, head.at);
  }

  /** Every row of `accounts`, and none that is missing. Returns the sums of balances by currency. */
  async compareAccounts(): Promise<{ currency: string; minor: string }[]> {
    const sums = new Map<string, bigint>();
    let after = -(2n ** 63n);
    let seen = 0;
    for (;;) {
      const lines = await this.reader.lines(
        `select account_no, account_id, currency, status, floor_minor, ceiling_minor, debits_posted_minor,
             credits_posted_minor, debits_pending_minor, credits_pending_minor, last_no
           from accounts where account_no > ${after} order by account_no limit ${PAGE}`,
      );
      for (const line of lines) {
        const row = rowOf(line);
        const currency = row[2]!;
        sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(row[7]!) - BigInt(row[6]!));
        if (this.compareAccount(row)) seen += 1;
        after = BigInt(row[0]!);
      }
      if (lines.length < PAGE) break;
    }
    if (seen < this.book.size) await this.findMissingAccounts();
    for (const [currency, sum] of sums) {
      if (sum === 0n) continue;
      const found = `${sum} ${currency}`;
      this.findings.add({
        check: 'sums',
        what: 'balances do not add up to nothing',
        expected: `0 ${currency}`,
        found,
      });
    }
    return [...sums].map(([currency, sum]) => ({ currency, minor: sum.toString() })).sort(byCurrency);
  }

  private compareAccount(row: Row): boolean {
    const { book } = this;
    const [accountNo, accountId] = row as [string, string];
    const [, , currency, status, floor, ceiling] = row;
    const account = book.find(accountNo);
    if (account < 0) {
      const what = 'was never opened in the log';
      this.findings.add({
        check: 'accounts',
        what,
        accountNo,
        accountId,
        column: 'accounts.account_no',
      });
      return false;
    }
    const compare = (column: string, expected: string | null, found: string | null): void => {
      if (expected === found) return;
      this.findings.add({
        check: 'accounts',
        what: 'not what the log comes to',
        accountNo,
        accountId,
        column: `accounts.${column}`,
        expected: expected ?? 'null',
        found: found ?? 'null',
      });
    };
    const bound = (minor: bigint, none: bigint): string | null => (minor === none ? null : minor.toString());
    compare('currency', book.currencies[book.currency(account)]!, currency!);
    compare('status', STATUSES[book.statuses[account]!] ?? 'none', status!);
    compare('floor_minor', bound(book.floors[account]!, NO_FLOOR), floor!);
    compare('ceiling_minor', bound(book.ceilings[account]!, NO_CEILING), ceiling!);
    compare('debits_posted_minor', book.debits[account]!.toString(), row[6]!);
    compare('credits_posted_minor', book.credits[account]!.toString(), row[7]!);
    compare('debits_pending_minor', book.debitsHeld[account]!.toString(), row[8]!);
    compare('credits_pending_minor', book.creditsHeld[account]!.toString(), row[9]!);
    compare('last_no', book.lastNos[account]!, row[10]!);
    return true;
  }

  private async findMissingAccounts(): Promise<void> {
    for (let from = 0; from < this.book.size; from += PAGE) {
      const nos = this.book.nos.slice(from, from + PAGE);
      const rows = await this.reader.rows(
        `select no from unnest($1::bigint[]) q(no)
           where not exists (select from accounts where account_no = q.no)`,
        [nos],
      );
      for (const [no] of rows) {
        const what = 'was opened in the log and has no row';
        this.findings.add({ check: 'accounts', what, accountNo: no!, column: 'accounts.account_no' });
      }
    }
  }

  /** Holds that nothing has ended are held, and there are no others than those of the log. */
  async compareHolds(): Promise<void> {
    const { holds, counts } = this.proved;
    const ids = [...holds.open.keys()];
    for (let from = 0; from < ids.length; from += PAGE) {
      const rows = await this.reader.rows(
        'select transfer_id, state, ended_no from holds where transfer_id = any($1::uuid[])',
        [ids.slice(from, from + PAGE)],
      );
      for (const [transferId, state, endedNo] of rows) {
        holds.compare(transferId!, 'state', 'held', state!);
        holds.compare(transferId!, 'ended_no', null, endedNo!);
      }
    }
    const [[count]] = (await this.reader.rows('select count(*) from holds')) as [[string]];
    if (Number(count) <= counts.holds) return;
    const rows = await this.reader.rows(
      `select transfer_id from holds h
         where not exists (select from hold_legs l where l.no = h.no and l.transfer_id = h.transfer_id) limit 100`,
    );
    for (const [transferId] of rows) {
      const what = 'has a row in holds and was never placed';
      this.findings.add({ check: 'holds', what, transferId: transferId!, column: 'holds.transfer_id' });
    }
  }

  async findStrays(): Promise<void> {
    for (const { table, no } of await this.reader.strayNumbers()) {
      const what = 'a number that is none of the log';
      this.findings.add({ check: 'numbers', what, no, column: `${table}.no` });
    }
  }

  /**
   * Heads that were published outside the database: what was rewritten or cut since is not found by any other check.
   * Returns how many are of months that were taken away.
   */
  async compareHeads(published: readonly Head[], oldestNo: string): Promise<number> {
    const heads = published.filter(({ no }) => BigInt(no) >= BigInt(oldestNo));
    const rows = await this.reader.rows(
      `select f.last_no, f.hash, f.posted_at from unnest($1::bigint[]) with ordinality h(no, place)
         left join lateral (select * from flushes where first_no <= h.no order by first_no desc limit 1) f on true
         order by place`,
      [heads.map(({ no }) => no)],
    );
    let agreed = 'the beginning';
    heads.forEach(({ no, hash, at }, index) => {
      const [lastNo, hashRead, atRead] = rows[index]!;
      const add = (what: string, expected: string, found: string): void =>
        this.findings.add({ check: 'heads', what, no, column: 'flushes.hash', expected, found });
      if (BigInt(no) > BigInt(this.proved.position.lastNo)) {
        add('this head was published, and the ledger ends before it: the tail was cut', no, `${lastNo}`);
      } else if (lastNo !== no) {
        add(`no flush ends where this head was published: rewritten after ${agreed}`, no, `${lastNo}`);
      } else if (hashRead!.slice(2) !== hash) {
        add(`another hash was published: rewritten after ${agreed}`, hash, hashRead!.slice(2));
      } else if (epochMs(atRead!) !== Date.parse(at)) {
        add('another time was published', at, atRead!);
      } else agreed = no;
    });
    return published.length - heads.length;
  }
}

function byCurrency(one: { currency: string }, other: { currency: string }): number {
  return one.currency < other.currency ? -1 : 1;
}
