import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Withdrawal codes for somebody else: to whose phone each goes, sealed, and only until it has gone there. */
export class TellWithdrawalCodes1796000300000 implements MigrationInterface {
  name = 'TellWithdrawalCodes1796000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table code_messages (
        payment_id uuid primary key references withdrawal_codes,
        -- Of whoever made the code: how many he sends is counted.
        wallet_id uuid not null,
        -- Whether another number is meant is seen by it, when the number itself is forgotten.
        phone_hash bytea not null check (octet_length(phone_hash) = 32),
        phone_sealed bytea,
        language text not null,
        made_at timestamptz not null default now(),
        told_at timestamptz,
        check (told_at is null or phone_sealed is null)
      );
      create index code_messages_waiting on code_messages (payment_id) where phone_sealed is not null;
      create index code_messages_of_wallet on code_messages (wallet_id, made_at);

      update cash_rules set rules = rules || '{"codeMessagesMax": 10, "codeMessagesSeconds": 86400}'
       where not rules ? 'codeMessagesMax';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
