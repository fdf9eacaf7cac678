import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What families say is wrong, who answers it by when, and the days that programmes announced to pay on. */
export class HearComplaints1796506000000 implements MigrationInterface {
  name = 'HearComplaints1796506000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table complaint_rules (
        effective_from date primary key,
        rules jsonb not null,
        source text not null
      );

      create table complaints (
        -- Made by the device.
        complaint_id uuid primary key,
        complaint_no bigint generated always as identity unique,
        person_id uuid not null,
        roster_id uuid not null,
        idcs text not null,
        massar text,
        month text check (month ~ '^[0-9]{4}-[0-9]{2}$'),
        reason text not null,
        -- The family's own words, sealed: they may name anybody.
        words_sealed bytea,
        opened_at timestamptz not null default now(),
        due_at timestamptz not null,
        answered_by text not null,
        then_to text not null,
        outcome text check (outcome in ('upheld', 'rejected', 'passed_on')),
        answer_sealed bytea,
        answered_at timestamptz,
        answered_by_staff uuid,
        foreign key (roster_id, idcs) references households,
        check ((outcome is null) = (answered_at is null)),
        check ((outcome is null) = (answer_sealed is null)),
        check ((outcome is null) = (answered_by_staff is null))
      );
      create unique index complaints_waiting on complaints (roster_id, idcs, coalesce(massar, ''), coalesce(month, ''))
        where outcome is null;
      create index complaints_of_person on complaints (person_id, complaint_no);
      create index complaints_due on complaints (due_at, complaint_no);

      create table paydays (
        programme text not null,
        pays_from date not null,
        pays_until date not null,
        source text not null,
        primary key (programme, pays_from),
        check (pays_from <= pays_until)
      );

      -- Whose households a person is paid for.
      create index payees_of_person on payees (person_id);
      create index households_by_number on households (idcs);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
