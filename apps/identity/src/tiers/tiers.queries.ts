import type { HolderCapV1, TierRuleV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

const RULE = `tier, to_char(effective_from, 'YYYY-MM-DD') as "effectiveFrom", currency, evidence,
  balance_cap_minor::text as "balanceCapMinor", cap_basis as "capBasis", per_operation_minor::text as "perOperationMinor",
  daily_minor::text as "dailyMinor", monthly_minor::text as "monthlyMinor", limits_basis as "limitsBasis", tier_rules.source, reason`;

/**
 * Adds a rule that is to hold from its day on, and the cap that goes with it; one that stands is never touched.
 *
 * @returns whether it was added
 */
export async function addRule(
  manager: EntityManager,
  rule: TierRuleV1,
  proposalId?: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `with capped as (
       insert into tiers (tier, effective_from, balance_cap_minor, currency, source) values ($1, $2, $5, $3, $11)
           on conflict do nothing)
     insert into tier_rules (tier, effective_from, evidence, cap_basis, per_operation_minor, daily_minor, monthly_minor,
                             limits_basis, source, reason, proposal_id)
     values ($1, $2, $4, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict do nothing returning 1`,
    [
      rule.tier,
      rule.effectiveFrom,
      rule.currency,
      rule.evidence,
      rule.balanceCapMinor,
      rule.capBasis,
      rule.perOperationMinor,
      rule.dailyMinor,
      rule.monthlyMinor,
      rule.limitsBasis,
      rule.source,
      rule.reason,
      proposalId ?? null,
    ],
  );
  return rows.length === 1;
}

export async function addHolderCap(manager: EntityManager, cap: HolderCapV1): Promise<void> {
  await manager.query(
    `insert into holder_caps (effective_from, currency, balance_cap_minor, basis, source)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [cap.effectiveFrom, cap.currency, cap.balanceCapMinor, cap.basis, cap.source],
  );
}

/** By tier, the newest first. */
export function readRules(manager: EntityManager): Promise<TierRuleV1[]> {
  return manager.query(
    `select ${RULE} from tier_rules join tiers using (tier, effective_from) order by tier, effective_from desc limit 1000`,
  );
}

export function readHolderCaps(manager: EntityManager): Promise<HolderCapV1[]> {
  return manager.query(
    `select to_char(effective_from, 'YYYY-MM-DD') as "effectiveFrom", balance_cap_minor::text as "balanceCapMinor",
            currency, basis, source
       from holder_caps order by effective_from desc limit 1000`,
  );
}

/** The rule of a tier that holds on a day. */
export async function readRuleOn(
  manager: EntityManager,
  { tier, day }: { tier: number; day: string },
): Promise<TierRuleV1 | undefined> {
  const rows: TierRuleV1[] = await manager.query(
    `select ${RULE} from tier_rules join tiers using (tier, effective_from)
      where tier = $1 and effective_from <= $2::date order by effective_from desc limit 1`,
    [tier, day],
  );
  return rows[0];
}
