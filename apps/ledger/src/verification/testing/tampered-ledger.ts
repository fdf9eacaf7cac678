import type { TestLedger } from '../../testing/test-ledger';
import type { VerificationReport } from '../report';
import { verifyLedger, type VerifyOptions } from '../verify-ledger';

export const TABLES = [
  'flushes',
  'decisions',
  'legs',
  'hold_legs',
  'hold_ends',
  'reversals',
  'account_events',
  'accounts',
  'holds',
  'month_balances',
  'ledger_head',
] as const;

/** What only a superuser can do: changes rows of a ledger behind its triggers and checks, and puts all back again. */
export class TamperedLedger {
  private constructor(private readonly ledger: TestLedger) {}

  static async of(ledger: TestLedger): Promise<TamperedLedger> {
    const tampered = new TamperedLedger(ledger);
    const checks = await ledger.dataSource.query<{ table: string; name: string }[]>(
      `select conrelid::regclass::text as table, conname as name from pg_constraint
         where contype = 'c' and connamespace = 'public'::regnamespace and coninhcount = 0`,
    );
    await tampered.asSuperuser([
      'create schema honest',
      ...TABLES.map((table) => `create table honest.${table} as table ${table}`),
      ...checks.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ]);
    return tampered;
  }

  /** Tampers, verifies, and puts everything back. */
  async verify(
    statements: readonly string[],
    options: Partial<VerifyOptions> = {},
  ): Promise<VerificationReport> {
    try {
      await this.asSuperuser(statements);
      return await verifyLedger({ databaseUrl: this.ledger.url, ...options });
    } finally {
      await this.asSuperuser(
        TABLES.flatMap((table) => [
          `delete from ${table}`,
          `insert into ${table} select * from honest.${table}`,
        ]),
      );
    }
  }

  async asSuperuser(statements: readonly string[]): Promise<void> {
    const runner = this.ledger.dataSource.createQueryRunner();
    try {
      await runner.query(`set session_replication_role = replica; set timezone = 'UTC'`);
      for (const statement of statements) await runner.query(statement);
    } finally {
      await runner.query('set session_replication_role = origin');
      await runner.release();
    }
  }

  async rows<T>(text: string): Promise<T[]> {
    return this.ledger.dataSource.query<T[]>(text);
  }
}

/** All hashes anew over whatever the rows are now, the head too: what somebody does who knows how the chain is made. */
export const RECHAIN = `
do $$
declare
  v_hash bytea := sha256('hanout ledger 1');
  v_flush flushes;
  v_lines text;
begin
  for v_flush in select * from flushes order by first_no loop
    select string_agg(line, E'\\n' order by no, line collate "C") into v_lines
      from (
        select no, decision_line(d) as line from decisions d
        union all select no, leg_line(l) from legs l
        union all select no, hold_leg_line(l) from hold_legs l
        union all select no, hold_end_line(e) from hold_ends e
        union all select no, reversal_line(r) from reversals r
        union all select no, account_line(e, a) from account_events e join accounts a using (account_no)
      ) lines
      where no between v_flush.first_no and v_flush.last_no;
    v_hash := sha256(v_hash || convert_to(v_flush.first_no || '|' || v_flush.last_no || '|'
      || (extract(epoch from v_flush.posted_at) * 1000)::bigint || E'\\n' || v_lines, 'UTF8'));
    update flushes set hash = v_hash where first_no = v_flush.first_no;
  end loop;
  update ledger_head h set hash = v_hash, last_no = f.last_no, posted_at = f.posted_at
    from (select * from flushes order by first_no desc limit 1) f;
end $$
`;

/** Totals of all accounts anew from the legs, as if nothing had been done. */
export const MEND_TOTALS = `
update accounts a set
    debits_posted_minor = coalesce((select sum(amount_minor) from legs where debit_no = account_no), 0),
    credits_posted_minor = coalesce((select sum(amount_minor) from legs where credit_no = account_no), 0),
    last_no = coalesce((select f.last_no from flushes f join legs l on l.no between f.first_no and f.last_no
      where account_no in (l.debit_no, l.credit_no) order by l.no desc limit 1), 0)
`;
