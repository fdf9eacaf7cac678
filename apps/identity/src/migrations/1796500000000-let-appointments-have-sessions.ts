import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session of a person is of one wallet of his, or of one appointment, with which it ends. */
export class LetAppointmentsHaveSessions1796500000000 implements MigrationInterface {
  name = 'LetAppointmentsHaveSessions1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        add column appointment_id uuid constraint sessions_appointment references appointments,
        drop constraint sessions_wallet_of_person,
        add constraint sessions_of_one check (
          num_nonnulls(wallet_id, appointment_id) = case holder_kind when 'person' then 1 else 0 end),
        drop constraint sessions_revoked_reason,
        add constraint sessions_revoked_reason check (
          revoked_reason in ('by_holder', 'device_removed', 'token_reused', 'by_operator', 'post_closed'));
      create index sessions_appointment_id on sessions (appointment_id) where appointment_id is not null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
