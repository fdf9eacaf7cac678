import type { EvidenceKind, KycCaseState, KycOutcome, KycStage } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { KYC_CASE_MOVES, type KycCaseMove } from './kyc-case.moves';

export interface CaseRow {
  case_id: string;
  wallet_id: string;
  person_id: string;
  network: string;
  tier: number;
  state: KycCaseState;
  stage: KycStage;
  opened_by: string;
  opened_at: Date;
  submitted_at: Date | null;
  due_at: Date | null;
  claimed_by: string | null;
  first_outcome: KycOutcome | null;
  reason: string | null;
}

export interface ReviewRules {
  dueHours: number;
  secondReviewBps: number;
  idleDays: number;
  /** How long a reviewer has for the case he claimed. */
  claimHours: number;
}

export interface KycWallet {
  wallet_id: string;
  person_id: string;
  network: string;
  tier: number;
}

const CASE = `select case_id, wallet_id, person_id, network, kyc_cases.tier,
  kyc_cases.state, stage, opened_by, kyc_cases.opened_at, submitted_at, due_at, claimed_by, first_outcome, reason
  from kyc_cases join wallets using (wallet_id)`;

/** `lock` keeps the case as it is until the transaction ends. */
export async function readCase(
  manager: EntityManager,
  caseId: string,
  { lock = false } = {},
): Promise<CaseRow | undefined> {
  const rows: CaseRow[] = await manager.query(
    `${CASE} where case_id = $1 ${lock ? 'for update of kyc_cases' : ''}`,
    [caseId],
  );
  return rows[0];
}

/** A wallet that the ledger has not opened yet has no tier to raise. */
export async function readWallet(manager: EntityManager, walletId: string): Promise<KycWallet | undefined> {
  const rows: KycWallet[] = await manager.query(
    `select wallet_id, person_id, network, tier from wallets where wallet_id = $1 and state = 'open'`,
    [walletId],
  );
  return rows[0];
}

export async function isPrincipal(
  manager: EntityManager,
  { agentId, network }: { agentId: string; network: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from mandates where agent_id = $1 and network = $2 and kind = 'principal' and state = 'active'`,
    [agentId, network],
  );
  return rows.length === 1;
}

/** @returns false when the id is taken, or another case of the wallet is open */
export async function insertCase(
  manager: EntityManager,
  given: { caseId: string; walletId: string; tier: number; by: string; at: Date },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into kyc_cases (case_id, wallet_id, tier, state, stage, opened_by, opened_at, touched_at)
     values ($1, $2, $3, 'draft', 'first', $4, $5, $5) on conflict do nothing returning 1`,
    [given.caseId, given.walletId, given.tier, given.by, given.at],
  );
  return rows.length === 1;
}

export interface Step {
  caseId: string;
  move: KycCaseMove;
  by: string;
  at: Date;
  to: KycCaseState;
  stage?: KycStage;
  firstOutcome?: KycOutcome | null;
  outcome?: KycOutcome;
  reason?: string;
  dueAt?: Date;
}

/**
 * Makes a move that the table allows, and writes it down. Whoever leaves a review has had a say; a case that starts anew
 * forgets who had.
 *
 * @returns false when the case is in no state to move from, or in another's hands
 */
export async function makeMove(manager: EntityManager, step: Step): Promise<boolean> {
  const { by, from, to } = KYC_CASE_MOVES[step.move];
  if (!(to as readonly string[]).includes(step.to))
    throw new Error(`${step.move} does not lead to ${step.to}`);
  const rows: unknown[] = await manager.query(
    `with before as (
       select case_id, state from kyc_cases where case_id = $1 and state = any($2)
          and ($3 <> 'review' or claimed_by = $4::uuid) for update),
     moved as (
       update kyc_cases set
              state = $5,
              stage = coalesce($6, stage),
              touched_at = $7,
              claimed_by = case when $3 = 'claim' then $4::uuid end,
              reviewed_by = case when $3 = 'submit' then '{}'
                                 when $3 = 'review' then reviewed_by || $4::uuid else reviewed_by end,
              first_outcome = case when $3 = 'review' then $8 else first_outcome end,
              reason = coalesce($9, case when $3 = 'submit' then null else reason end),
              submitted_at = case when $3 = 'submit' then $7 else submitted_at end,
              due_at = coalesce($10, due_at)
         from before where kyc_cases.case_id = before.case_id
       returning kyc_cases.case_id, before.state as from_state, kyc_cases.stage)
     insert into kyc_case_steps (case_id, no, move, from_state, to_state, stage, by_id, outcome, reason, at)
     select case_id, (select count(*) from kyc_case_steps made where made.case_id = moved.case_id) + 1, $3, from_state, $5,
            stage, $11, $12, $9, $7
       from moved returning 1`,
    [
      step.caseId,
      from,
      step.move,
      by === 'time' ? null : step.by,
      step.to,
      step.stage ?? null,
      step.at,
      step.firstOutcome ?? null,
      step.reason ?? null,
      step.dueAt ?? null,
      step.by,
      step.outcome ?? null,
    ],
  );
  return rows.length === 1;
}

/** The oldest case that waits for somebody who is not this reviewer's own past. Others who look pass it by. */
export async function lockOldest(manager: EntityManager, reviewer: string): Promise<string | undefined> {
  const rows: { case_id: string }[] = await manager.query(
    `select case_id from kyc_cases where state in ('submitted', 'escalated') and $1 <> all (reviewed_by)
      order by submitted_at, case_id limit 1 for update skip locked`,
    [reviewer],
  );
  return rows[0]?.case_id;
}

/** Two claims of one reviewer take turns. */
export async function lockReviewer(manager: EntityManager, reviewer: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('kyc-reviewer:' || $1::text, 0))`, [
    reviewer,
  ]);
}

export async function readClaimed(manager: EntityManager, reviewer: string): Promise<CaseRow | undefined> {
  const rows: CaseRow[] = await manager.query(`${CASE} where claimed_by = $1`, [reviewer]);
  return rows[0];
}

/** What a reviewer said last on a case. */
export async function readLastReview(
  manager: EntityManager,
  { caseId, by }: { caseId: string; by: string },
): Promise<{ outcome: KycOutcome; reason: string } | undefined> {
  const rows: { outcome: KycOutcome; reason: string }[] = await manager.query(
    `select outcome, reason from kyc_case_steps where case_id = $1 and by_id = $2 and move = 'review'
      order by no desc limit 1`,
    [caseId, by],
  );
  return rows[0];
}

export function readOverdue(manager: EntityManager, at: Date): Promise<CaseRow[]> {
  return manager.query(
    `${CASE} where kyc_cases.state in ('submitted', 'in_review', 'escalated') and due_at < $1 order by due_at limit 100`,
    [at],
  );
}

export async function readIdle(manager: EntityManager, before: Date): Promise<string[]> {
  const rows: { case_id: string }[] = await manager.query(
    `select case_id from kyc_cases where state in ('draft', 'more_needed') and touched_at < $1
      order by touched_at limit 500`,
    [before],
  );
  return rows.map((row) => row.case_id);
}

/** One that was claimed before then and is still not decided; a reviewer who decides just now is left to it. */
export async function lockForgotten(
  manager: EntityManager,
  before: Date,
): Promise<{ case_id: string; stage: KycStage } | undefined> {
  const rows: { case_id: string; stage: KycStage }[] = await manager.query(
    `select case_id, stage from kyc_cases where state = 'in_review' and touched_at < $1
      order by touched_at limit 1 for update skip locked`,
    [before],
  );
  return rows[0];
}

export async function readEvidenceKinds(manager: EntityManager, caseId: string): Promise<Set<EvidenceKind>> {
  const rows: { kind: EvidenceKind }[] = await manager.query(
    'select distinct kind from kyc_evidence where case_id = $1',
    [caseId],
  );
  return new Set(rows.map((row) => row.kind));
}

export async function addReviewRules(
  manager: EntityManager,
  rules: ReviewRules & { effectiveFrom: string; source: string },
): Promise<void> {
  await manager.query(
    `insert into kyc_review_rules (effective_from, due_hours, second_review_bps, idle_days, source, claim_hours)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [
      rules.effectiveFrom,
      rules.dueHours,
      rules.secondReviewBps,
      rules.idleDays,
      rules.source,
      rules.claimHours,
    ],
  );
}

export async function readReviewRules(manager: EntityManager, day: string): Promise<ReviewRules> {
  const rows: ReviewRules[] = await manager.query(
    `select due_hours as "dueHours", second_review_bps as "secondReviewBps", idle_days as "idleDays",
            claim_hours as "claimHours"
       from kyc_review_rules where effective_from <= $1::date order by effective_from desc limit 1`,
    [day],
  );
  if (!rows[0]) throw new Error(`No rules for reviews are in force on ${day}`);
  return rows[0];
}
