import type { EntityManager } from 'typeorm';

export interface ReVerificationRule {
  tier: number;
  effectiveFrom: string;
  years: number;
  noticeDays: number;
  source: string;
}

/** One that stands is never touched. */
export async function addReVerificationRules(
  manager: EntityManager,
  rules: readonly ReVerificationRule[],
): Promise<void> {
  for (const rule of rules)
    await manager.query(
      `insert into re_verification_rules (tier, effective_from, years, notice_days, source)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [rule.tier, rule.effectiveFrom, rule.years, rule.noticeDays, rule.source],
    );
}

export interface NewVerification {
  walletId: string;
  tier: number;
  caseId: string;
  /** Days of Morocco. */
  day: string;
  documentExpiresOn: string;
}

/**
 * It holds as long as the document, and no longer than the rule of the day lets it. The 29th of February has its years on
 * the 28th where there is no 29th.
 *
 * @returns false when no rule is in force
 */
export async function putVerification(manager: EntityManager, given: NewVerification): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into verifications (wallet_id, tier, case_id, verified_on, document_expires_on, last_day, notice_on)
     select $1, $2::smallint, $3, $4::date, $5::date, last_day, greatest($4::date, last_day - notice_days)
       from (select *, least($5::date, ($4::date + make_interval(years => years))::date) as last_day
               from re_verification_rules where tier = $2 and effective_from <= $4::date
              order by effective_from desc limit 1) as rule
         on conflict (wallet_id) do update
        set (tier, case_id, verified_on, document_expires_on, last_day, notice_on, noticed_at, lapsed_at) =
            (excluded.tier, excluded.case_id, excluded.verified_on, excluded.document_expires_on, excluded.last_day,
             excluded.notice_on, null, null)
     returning 1`,
    [given.walletId, given.tier, given.caseId, given.day, given.documentExpiresOn],
  );
  return rows.length === 1;
}

/** Whether the holder may show again who he is, for the tier that he has. */
export async function isRenewable(
  manager: EntityManager,
  { walletId, tier, day }: { walletId: string; tier: number; day: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from verifications where wallet_id = $1 and tier = $2 and notice_on <= $3::date and lapsed_at is null`,
    [walletId, tier, day],
  );
  return rows.length === 1;
}

export interface DueRow {
  wallet_id: string;
  person_id: string;
  tier: number;
  case_id: string;
  last_day: string;
}

/** Marks those whose notice has come, and gives them; two at once share them. */
export async function takeNotices(
  manager: EntityManager,
  { day, at, limit }: { day: string; at: Date; limit: number },
): Promise<DueRow[]> {
  const [rows] = (await manager.query(
    `update verifications set noticed_at = $2
       from wallets
      where verifications.wallet_id = wallets.wallet_id
        and verifications.wallet_id in
            (select wallet_id from verifications
              where notice_on <= $1::date and last_day >= $1::date and noticed_at is null and lapsed_at is null
              order by notice_on limit $3 for update skip locked)
     returning verifications.wallet_id, person_id, verifications.tier, case_id, last_day::text`,
    [day, at, limit],
  )) as [DueRow[], number];
  return rows;
}

/** Marks one whose last day is over, and gives its wallet; others that are being written are passed by. */
export async function takeLapsed(
  manager: EntityManager,
  { day, at }: { day: string; at: Date },
): Promise<{ wallet_id: string; tier: number; wallet_tier: number; state: string } | undefined> {
  const [rows] = (await manager.query(
    `update verifications set lapsed_at = $2
       from wallets
      where verifications.wallet_id = wallets.wallet_id
        and verifications.wallet_id =
            (select wallet_id from verifications where last_day < $1::date and lapsed_at is null
              order by last_day limit 1 for update skip locked)
     returning verifications.wallet_id, verifications.tier, wallets.tier as wallet_tier, wallets.state`,
    [day, at],
  )) as [{ wallet_id: string; tier: number; wallet_tier: number; state: string }[], number];
  return rows[0];
}
