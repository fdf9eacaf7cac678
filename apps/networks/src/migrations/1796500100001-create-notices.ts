import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotices1796500100001 implements MigrationInterface {
  name = 'CreateNotices1796500100001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notices (
        notice_id uuid primary key,
        -- SHA-256 of the bytes and of what they said: the same notice again is the same row.
        content_hash bytea not null unique check (octet_length(content_hash) = 32),
        via text not null check (via in ('door', 'file', 'line')),
        -- Name, headers and bytes, as they came.
        sealed bytea not null,
        -- Unreadable: the network's, as far as one can tell, and kept for a person to look at. Dead: could not be applied.
        state text not null default 'kept' check (state in ('kept', 'applied', 'dead', 'unreadable')),
        attempts integer not null default 0 check (attempts >= 0),
        next_attempt_at timestamptz not null default now(),
        error text,
        received_at timestamptz not null default now(),
        applied_at timestamptz,
        check ((state = 'applied') = (applied_at is not null)),
        check (state <> 'dead' or error is not null)
      );
      create index notices_to_apply on notices (next_attempt_at, notice_id) where state = 'kept';
      create index notices_to_look_at on notices (received_at, notice_id) where state in ('dead', 'unreadable');

      -- What was said of payouts that were never taken here. Applied to no other.
      create table unmatched_words (
        notice_id uuid not null references notices,
        payout_id text not null,
        said jsonb not null,
        kept_at timestamptz not null default now(),
        primary key (notice_id, payout_id)
      );

      create table notice_counts (
        what text primary key check (what in ('accepted', 'replayed', 'forged', 'stale', 'unreadable', 'too_large')),
        notices bigint not null check (notices > 0),
        last_at timestamptz not null default now()
      );

      alter table contradictions add column notice_id uuid references notices;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
