import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an evaluation found: households, every month of every child, and every row that is not used as it stands. */
export class CreateHouseholds1767225600001 implements MigrationInterface {
  name = 'CreateHouseholds1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table households (
        roster_id uuid not null references rosters,
        idcs text not null check (idcs ~ '^[0-9]{10}$'),
        -- The first of its rows in the file; 1 is the header.
        row_no integer not null,
        outcome text not null check (outcome in ('wallet', 'voucher', 'nothing_due', 'held')),
        reason text,
        due_minor bigint not null check (due_minor >= 0),
        network text not null,
        province text not null,
        language text not null,
        -- Identity card, names and phone, sealed; only of who is to be paid.
        payee bytea,
        primary key (roster_id, idcs),
        check ((outcome = 'held') = (reason is not null)),
        check ((outcome in ('wallet', 'voucher')) = (payee is not null)),
        check ((outcome in ('wallet', 'voucher')) = (due_minor > 0))
      );
      create index households_of_network on households (roster_id, network, idcs) where outcome = 'wallet';

      -- A child that stands in two households is held in both, and has its months in both.
      create table pupil_months (
        roster_id uuid not null,
        idcs text not null,
        massar text not null,
        month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
        grade text not null,
        outcome text not null
          check (outcome in ('paid', 'unpaid_absence', 'held_no_report', 'held_pupil', 'held_household')),
        amount_minor bigint not null,
        absences smallint,
        hold text,
        primary key (roster_id, idcs, massar, month),
        check ((outcome = 'paid') = (amount_minor > 0)),
        check ((outcome = 'held_pupil') = (hold is not null))
      );

      create table rejected_pupils (
        roster_id uuid not null references rosters,
        row_no integer not null,
        idcs text not null,
        massar text not null,
        grade text not null,
        reason text not null,
        primary key (roster_id, row_no)
      );
      create index rejected_pupils_of_household on rejected_pupils (roster_id, idcs);

      create table findings (
        finding_id bigint generated always as identity primary key,
        roster_id uuid not null references rosters,
        file text not null,
        row_no integer not null,
        subject text not null,
        outcome text not null check (outcome in ('rejected', 'held', 'counted_once', 'returned')),
        reason text not null
      );
      create index findings_of_roster on findings (roster_id, finding_id);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
