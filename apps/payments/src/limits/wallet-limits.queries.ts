import type { EntityManager } from 'typeorm';
import type { OwnLimits } from './own-limits';

/** Writes a decision down, and anew on its wallet all that were ever made for it, in the order in which they hold. */
export async function writeWalletLimits(
  manager: EntityManager,
  decision: OwnLimits & { decisionId: string; walletId: string; source: string },
): Promise<void> {
  const { decisionId, walletId, effectiveFrom, limits, source } = decision;
  // First, so that two decisions at once see each other.
  await manager.query('select 1 from wallets where wallet_id = $1 for no key update', [walletId]);
  await manager.query(
    `insert into wallet_limits (decision_id, wallet_id, effective_from, per_operation_minor, daily_minor, monthly_minor, source)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      decisionId,
      walletId,
      effectiveFrom,
      limits?.perOperationMinor,
      limits?.dailyMinor,
      limits?.monthlyMinor,
      source,
    ],
  );
  await manager.query(
    `update wallets set own_limits = (
       select json_agg(json_build_object('effectiveFrom', effective_from, 'limits',
                case when daily_minor is not null then json_build_object('perOperationMinor', per_operation_minor::text,
                  'dailyMinor', daily_minor::text, 'monthlyMinor', monthly_minor::text) end)
              order by effective_from, decided_at)
         from wallet_limits where wallet_id = $1)
      where wallet_id = $1`,
    [walletId],
  );
}
