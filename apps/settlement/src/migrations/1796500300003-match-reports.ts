import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchReports1796500300003 implements MigrationInterface {
  name = 'MatchReports1796500300003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match_rules (
        effective_from date primary key,
        -- A line that only one side has is explained when the other has it so many days before or after.
        late_days integer not null check (late_days between 0 and 31),
        source text not null check (source <> ''),
        proposal_id uuid references proposals
      );

      create table network_reports (
        report_id uuid primary key,
        network text not null,
        day date not null,
        format text not null,
        document_hash bytea not null check (length(document_hash) = 32),
        lines integer not null default 0,
        imported_by uuid not null,
        imported_at timestamptz not null default now(),
        unique (network, day)
      );

      create table report_lines (
        report_id uuid not null references network_reports,
        network text not null,
        day date not null,
        reference text not null,
        direction text not null check (direction in ('in', 'out')),
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency char(3) not null,
        -- What it would be of ours; absent where the reference is none of ours.
        movement_id uuid,
        -- A network may tell a line again: it is one.
        primary key (network, reference, direction)
      );
      create index report_lines_of_day on report_lines (network, day);
      create index report_lines_of_movement on report_lines (movement_id, network, direction);
      create index movements_of_day on movements (network, business_day);

      -- What each network has, ours beside theirs, each as it stands on its own day.
      create view our_lines as
        select movement_id, movement_id::text as reference, network, business_day as day, amount_minor, amount_currency,
               window_id, case kind when 'payment_out' then 'out' else 'in' end as direction
          from movements;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
