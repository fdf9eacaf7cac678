import { NUMBERED } from './log-queries';
import type { LogReader } from './log-reader';
import type { Findings } from './report';

/** What each table can have only once; `legs (no)` stands for all of its months. */
const UNIQUE = [
  'accounts (account_no)',
  'accounts (account_id)',
  'account_events (no)',
  'account_events (change_id)',
  'decisions (transfer_id)',
  'flushes (first_no)',
  'hold_ends (no)',
  'hold_legs (no)',
  'holds (transfer_id)',
  'legs (no)',
  'month_balances (account_no, month)',
  'reversals (no)',
  'reversals (original_id)',
];

const APPEND_ONLY = [...NUMBERED, 'flushes', 'month_balances'];

/**
 * That an id is decided once is not seen in passing: it would take all ids of all times in memory. The database refuses a
 * second one as long as its keys stand.
 */
export async function checkGuards(reader: LogReader, findings: Findings): Promise<number> {
  const keys = await reader.rows(
    `select c.relname || ' (' || string_agg(a.attname, ', ' order by k.place) || ')'
       from pg_index i
       join pg_class c on c.oid = i.indrelid and c.relnamespace = to_regnamespace(current_schema())
       cross join lateral unnest(i.indkey) with ordinality k(attnum, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indisunique and i.indisvalid and i.indislive and i.indpred is null
       group by i.indexrelid, c.relname`,
  );
  const there = new Set(keys.map(([key]) => key));
  for (const key of UNIQUE) {
    if (!there.has(key)) findings.add({ check: 'guards', what: 'a unique key is missing', expected: key });
  }
  const open = await reader.rows(
    `select c.relname from pg_class c
       where c.relnamespace = to_regnamespace(current_schema()) and c.relkind in ('r', 'p')
         and (c.relname = any($1) or c.oid in (select inhrelid from pg_inherits where inhparent::regclass::text = any($1)))
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled in ('O', 'A')
           and t.tgfoid = to_regproc('refuse_change'))
       order by c.relname`,
    [APPEND_ONLY],
  );
  for (const [table] of open) {
    findings.add({ check: 'guards', what: 'nothing refuses changes of a table', expected: `${table}` });
  }
  return UNIQUE.length + APPEND_ONLY.length;
}
