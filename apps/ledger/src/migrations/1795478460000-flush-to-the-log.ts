import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How every writer begins and ends: `begin_flush` takes the head, `end_flush` chains what was written.
 *
 * The hash of a flush is sha256 of the hash before it, a line with its range and time, and a line for each row, in order
 * of number. Every column of every row is in its line; `chain.ts` of the verification says the same in TypeScript.
 */
export class FlushToTheLog1795478460000 implements MigrationInterface {
  readonly name = 'FlushToTheLog1795478460000';

  async up(runner: QueryRunner): Promise<void> {
    // Whoever holds the head is alone: what is read after it is the truth until the commit. Time never goes back.
    await runner.query(`
      create function begin_flush(out last_no bigint, out at timestamptz) language plpgsql as $$
      declare
        c_month constant bigint := 10000000000000;
        v_month integer;
      begin
        select h.last_no, greatest(date_trunc('milliseconds', clock_timestamp()), h.posted_at) into last_no, at
          from ledger_head h for update;
        v_month := month_of(at);
        if last_no / c_month <> v_month then
          perform ensure_month(v_month);
          last_no := v_month * c_month + last_no % c_month;
        end if;
      end $$
    `);
    await runner.query(`
      create function end_flush(p_first_no bigint, p_last_no bigint, p_at timestamptz, p_lines text) returns void
      language plpgsql as $$
      declare
        v_hash bytea;
      begin
        update ledger_head h set last_no = p_last_no, posted_at = p_at, hash = sha256(h.hash || convert_to(
            p_first_no || '|' || p_last_no || '|' || (extract(epoch from p_at) * 1000)::bigint || E'\\n' || p_lines, 'UTF8'))
          returning h.hash into v_hash;
        insert into flushes (first_no, last_no, posted_at, hash) values (p_first_no, p_last_no, p_at, v_hash);
      end $$
    `);
    for (const line of LINES) await runner.query(line);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** The line of each kind of row in the chain: a letter, and every column but the time, which the flush has. */
const LINES = [
  `create function decision_line(r decisions) returns text language sql stable as $$
     select 'D' || row(r.no, r.transfer_id, encode(r.content_hash, 'hex'), r.reason)::text $$`,
  `create function hold_end_line(r hold_ends) returns text language sql stable as $$
     select 'E' || row(r.no, r.hold_id, r.transfer_id, r.ending)::text $$`,
  `create function hold_leg_line(r hold_legs) returns text language sql stable as $$
     select 'H' || row(r.no, r.transfer_id, r.leg_no, r.debit_no, r.credit_no, r.amount_minor, r.kind, r.reference,
       (extract(epoch from r.expires_at) * 1000)::bigint)::text $$`,
  `create function leg_line(r legs) returns text language sql stable as $$
     select 'L' || row(r.no, r.transfer_id, r.leg_no, r.debit_no, r.credit_no, r.amount_minor, r.debit_after_minor,
       r.credit_after_minor, r.kind, r.reference)::text $$`,
  `create function reversal_line(r reversals) returns text language sql stable as $$
     select 'R' || row(r.no, r.original_id, r.reversal_id)::text $$`,
];
