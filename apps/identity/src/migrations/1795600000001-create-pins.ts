import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only argon2id of a keyed hash stands here: without the pepper, which is no row, no PIN can be tried on a copy. */
export class CreatePins1795600000001 implements MigrationInterface {
  name = 'CreatePins1795600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pins (
        person_id uuid primary key constraint pins_person references people,
        hash text not null constraint pins_hash_argon2id check (hash like '$argon2id$%'),
        pepper_id text not null constraint pins_pepper_id check (pepper_id <> ''),
        tries_left smallint not null constraint pins_tries_left check (tries_left >= 0),
        locked_at timestamptz,
        -- The change that brought this PIN, by the device's own id.
        change_id uuid not null,
        set_at timestamptz not null,
        constraint pins_locked_without_tries check ((locked_at is not null) = (tries_left = 0))
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
