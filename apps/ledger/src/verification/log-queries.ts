/** Numbers are `yyyymm × 10¹³ + n`: none is shorter than this, so that numbers as text are in their order. */
export const FIRST_NUMBER = 1_000_000_000_000_000_000n;

/** The tables that have numbers of the log. */
export const NUMBERED = [
  'decisions',
  'account_events',
  'reversals',
  'legs',
  'hold_legs',
  'hold_ends',
] as const;

/**
 * Everything with a number from `from` on and below `to`, table by table, each in order of number; at last where the piece
 * after this one ends. Columns are in the order of `chain.ts`; what follows them is for the checks.
 */
export function pieceQuery(from: bigint, to: bigint | undefined, size: bigint): string {
  const within = (no: string): string => `${no} >= ${from}` + (to === undefined ? '' : ` and ${no} < ${to}`);
  const tables = [
    `select first_no, last_no, posted_at, encode(hash, 'hex') from flushes where ${within('first_no')} order by first_no`,
    `select no, transfer_id, encode(content_hash, 'hex'), reason, posted_at from decisions where ${within('no')} order by no`,
    `select e.no, e.hold_id, e.transfer_id, e.ending, e.posted_at, s.state, s.ended_no
       from hold_ends e left join holds s on s.transfer_id = e.hold_id
       where ${within('e.no')} order by e.no`,
    `select l.no, l.transfer_id, l.leg_no, l.debit_no, l.credit_no, l.amount_minor, l.kind, l.reference, l.expires_at,
         l.posted_at, s.no, s.expires_at
       from hold_legs l left join holds s on s.transfer_id = l.transfer_id
       where ${within('l.no')} order by l.no`,
    `select no, transfer_id, leg_no, debit_no, credit_no, amount_minor, debit_after_minor, credit_after_minor, kind,
         reference, posted_at
       from legs where ${within('no')} order by no`,
    `select r.no, r.original_id, r.reversal_id, d.no, v.no, o.legs
       from reversals r
       left join decisions d on d.transfer_id = r.original_id
       left join reversals v on v.no = d.no
       left join lateral (
         select string_agg(debit_no || '>' || credit_no || ':' || amount_minor, ' ' order by no) as legs
           from legs where no between d.no and d.no + 16 and transfer_id = r.original_id
       ) o on true
       where ${within('r.no')} order by r.no`,
    `select e.no, e.account_no, a.account_id, e.event, e.change_id, encode(e.content_hash, 'hex'), e.status, e.floor_minor,
         e.ceiling_minor, e.reason, a.shard, a.kind, a.network, a.currency, encode(a.opening_hash, 'hex'), e.posted_at,
         a.opened_at
       from account_events e left join accounts a on a.account_no = e.account_no
       where ${within('e.no')} order by e.no`,
    to === undefined ? 'select null where false' : endQuery(to, size),
  ];
  return tables.map(copied).join(';\n');
}

export function copied(query: string): string {
  return `copy (${query}) to stdout`;
}

/** The beginning of the first flush that is `size` numbers away: a piece ends where a flush begins. */
export function endQuery(from: bigint, size: bigint): string {
  return `select first_no from flushes where first_no >= ${from + size} order by first_no limit 1`;
}

/**
 * One snapshot. Plans must not hang on statistics, which a ledger that was filled in one go does not have yet: everything
 * is read by ranges of an index.
 */
export const BEGIN = `
  begin isolation level repeatable read read only;
  set local timezone = 'UTC'; set local datestyle = 'ISO'; set local bytea_output = 'hex';
  set local enable_seqscan = off; set local jit = off; set local max_parallel_workers_per_gather = 0;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
`;

/**
 * Tells the index over the numbers of decisions what was written since the last vacuum; without it every piece would read
 * all of the table. It changes nothing that anybody reads. Only the owner may; a vacuum that runs does the same.
 */
export const SUMMARIZE = `
  begin; set local lock_timeout = '2s'; select brin_summarize_new_values('decisions_no'); commit;
`;
