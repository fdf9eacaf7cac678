import { NETWORKS } from '@hanout/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { positionAccountId } from '../payments/payment.transfer';

/** What networks collected and paid out that is not settled, and how much of it there may be. */
export class CapNetworks1796500800001 implements MigrationInterface {
  name = 'CapNetworks1796500800001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table network_exposures (
        -- The account of the network's position.
        position_id uuid primary key,
        collected_minor bigint not null default 0 check (collected_minor >= 0),
        paid_out_minor bigint not null default 0 check (paid_out_minor >= 0),
        -- Null: no cap is known.
        collected_max_minor bigint check (collected_max_minor > 0),
        paid_out_max_minor bigint check (paid_out_max_minor > 0),
        -- When something had no room, for the first time since the cap or what is settled changed.
        collected_full_at timestamptz,
        paid_out_full_at timestamptz,
        -- What was completed up to here is settled.
        settled_through timestamptz
      );
    `);
    await runner.query(
      `insert into network_exposures (position_id, collected_minor, paid_out_minor)
       select id, coalesce(sum(amount_minor) filter (where kind = 'collection' and payer_wallet_id = id), 0),
              coalesce(sum(amount_minor) filter (where kind = 'payout' and payee_wallet_id = id), 0)
         from unnest($1::uuid[]) as id
         left join payments on kind in ('collection', 'payout') and id in (payer_wallet_id, payee_wallet_id)
               and state not in ('failed', 'declined')
        group by id`,
      [NETWORKS.map(positionAccountId)],
    );
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
