import type { EntityManager } from 'typeorm';

/** Numbers of one month, as the log counts them. */
const MONTH = '10000000000000';

export interface StatementBounds {
  account_no: string;
  currency: string;
  /** Numbers: the first at or after `from`, and the first at or after `to`. */
  first_no: string;
  end_no: string;
  opening: string;
  closing: string;
}

export interface EntryLine {
  entry_id: string;
  transfer_id: string;
  kind: string;
  reference: string | null;
  direction: 'debit' | 'credit';
  amount_minor: string;
  balance_after_minor: string;
  counter_account_id: string;
  posted_at: Date;
}

/**
 * The balance of an account before a number of the log. A few index look-ups, whatever the length of the history: what
 * it is now when nothing moved since, else after its last leg in that month, else what an earlier month ended with.
 */
const balanceBefore = (no: string): string => `
  case when a.last_no < ${no} then a.credits_posted_minor - a.debits_posted_minor else coalesce(
    (select balance_after_minor from (
       (select no, debit_after_minor as balance_after_minor from legs
          where debit_no = a.account_no and no < ${no} and no >= ${no} / ${MONTH} * ${MONTH} order by no desc limit 1)
       union all
       (select no, credit_after_minor from legs
          where credit_no = a.account_no and no < ${no} and no >= ${no} / ${MONTH} * ${MONTH} order by no desc limit 1)
     ) last order by no desc limit 1),
    (select m.credits_posted_minor - m.debits_posted_minor from month_balances m
       where m.account_no = a.account_no and m.month < ${no} / ${MONTH} order by m.month desc limit 1),
    0) end`;

export async function readBounds(
  manager: EntityManager,
  { accountId, from, to }: { accountId: string; from: Date; to: Date },
): Promise<StatementBounds | undefined> {
  const { first_no, end_no } = await readNumbers(manager, from, to);
  // Apart from the numbers: the planner, which is told them, leaves all other months aside.
  const [bounds] = await manager.query<Omit<StatementBounds, 'first_no' | 'end_no'>[]>(
    `select a.account_no, a.currency, ${balanceBefore('$2::bigint')} as opening, ${balanceBefore('$3::bigint')} as closing
       from accounts a where a.account_id = $1`,
    [accountId, first_no, end_no],
  );
  return bounds && { ...bounds, first_no, end_no };
}

/** Times are found in the list of flushes, which are in the order of time and of number alike. */
async function readNumbers(
  manager: EntityManager,
  from: Date,
  to: Date,
): Promise<Pick<StatementBounds, 'first_no' | 'end_no'>> {
  const firstSince = (time: string) =>
    `coalesce((select first_no from flushes where posted_at >= ${time} order by posted_at, first_no limit 1),
       h.last_no + 1)`;
  const [numbers] = await manager.query<Pick<StatementBounds, 'first_no' | 'end_no'>[]>(
    `select ${firstSince('$1::timestamptz')} as first_no, ${firstSince('$2::timestamptz')} as end_no from ledger_head h`,
    [from, to],
  );
  return numbers!;
}

export async function isEntryOf(
  manager: EntityManager,
  { accountNo, entryId }: { accountNo: string; entryId: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    // An asker may name a larger number than a log can have.
    `select from legs where no = least($1::numeric, 9223372036854775807)::bigint
       and (debit_no = $2 or credit_no = $2)`,
    [entryId, accountNo],
  );
  return rows.length > 0;
}

/** From `firstNo` (or after the entry `afterNo`), before `endNo`. */
export function readLines(
  manager: EntityManager,
  range: { accountNo: string; firstNo: string; endNo: string; limit: number },
): Promise<EntryLine[]> {
  return manager.query<EntryLine[]>(
    `select e.no as entry_id, e.transfer_id, e.kind, e.reference, e.direction, e.amount_minor, e.balance_after_minor,
         c.account_id as counter_account_id, e.posted_at
       from (
         (select no, transfer_id, kind, reference, 'debit' as direction, amount_minor,
              debit_after_minor as balance_after_minor, credit_no as counter_no, posted_at
            from legs where debit_no = $1 and no >= $2 and no < $3 order by no limit $4)
         union all
         (select no, transfer_id, kind, reference, 'credit', amount_minor, credit_after_minor, debit_no, posted_at
            from legs where credit_no = $1 and no >= $2 and no < $3 order by no limit $4)
         order by no limit $4
       ) e join accounts c on c.account_no = e.counter_no
       order by e.no`,
    [range.accountNo, range.firstNo, range.endNo, range.limit],
  );
}
