import type { EntityManager } from 'typeorm';
import type { Proposal, ProposalState } from './proposal';

interface ProposalRow {
  proposal_id: string;
  kind: string;
  subject_id: string;
  content: string;
  content_hash: string;
  concerned: string[];
  reason: string;
  state: ProposalState;
  proposed_by: string;
  proposed_at: Date;
  expires_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

const STATE = `case when state = 'open' and expires_at <= clock_timestamp() then 'expired' else state end`;
const COLUMNS = `proposal_id, kind, subject_id, content, encode(content_hash, 'hex') as content_hash, concerned, reason,
  ${STATE} as state, proposed_by, proposed_at, expires_at, decided_by, decided_at, decision_reason`;

export interface ProposalToInsert {
  proposalId: string;
  kind: string;
  subjectId: string;
  content: string;
  contentHash: string;
  concerned: readonly string[];
  reason: string;
  proposedBy: string;
  expiresInSeconds: number;
}

/** @returns undefined when the id is taken */
export async function insertProposal(
  manager: EntityManager,
  proposal: ProposalToInsert,
): Promise<Proposal | undefined> {
  const rows: ProposalRow[] = await manager.query(
    `insert into proposals (proposal_id, kind, subject_id, content, content_hash, concerned, reason, proposed_by,
                            proposed_at, expires_at, state)
     select $1, $2, $3, $4, decode($5, 'hex'), $6::uuid[], $7, $8, instant, instant + make_interval(secs => $9), 'open'
       from clock_timestamp() as instant
         on conflict (proposal_id) do nothing returning ${COLUMNS}`,
    [
      proposal.proposalId,
      proposal.kind,
      proposal.subjectId,
      proposal.content,
      proposal.contentHash,
      proposal.concerned,
      proposal.reason,
      proposal.proposedBy,
      proposal.expiresInSeconds,
    ],
  );
  return rows[0] && proposalOf(rows[0]);
}

/**
 * Decides an open one: whoever comes second finds it decided. The row is locked first, so that the clock is read after
 * the wait for it and not before. @returns undefined when it may not be
 */
export async function decideProposal(
  manager: EntityManager,
  decision: {
    proposalId: string;
    state: 'approved' | 'rejected' | 'withdrawn';
    by: string;
    reason: string | undefined;
    contentHash?: string;
  },
): Promise<Proposal | undefined> {
  await manager.query('select 1 from proposals where proposal_id = $1 for no key update', [
    decision.proposalId,
  ]);
  const [rows] = (await manager.query(
    `update proposals set state = $2, decided_by = $3, decided_at = clock_timestamp(), decision_reason = $4
      where proposal_id = $1 and state = 'open' and expires_at > clock_timestamp()
        and case $2 when 'withdrawn' then proposed_by = $3
                    else proposed_by <> $3 and $3 <> all (concerned) end
        and ($5::text is null or content_hash = decode($5, 'hex'))
     returning ${COLUMNS}`,
    [decision.proposalId, decision.state, decision.by, decision.reason ?? null, decision.contentHash ?? null],
  )) as [ProposalRow[], number];
  return rows[0] && proposalOf(rows[0]);
}

export async function readProposal(
  manager: EntityManager,
  proposalId: string,
): Promise<{ proposal: Proposal; concerned: string[] } | undefined> {
  const rows: ProposalRow[] = await manager.query(`select ${COLUMNS} from proposals where proposal_id = $1`, [
    proposalId,
  ]);
  return rows[0] && { proposal: proposalOf(rows[0]), concerned: rows[0].concerned };
}

/** The newest first. `isOpen` leaves out what is decided or expired. */
export async function listProposals(
  manager: EntityManager,
  page: { isOpen: boolean; kind?: string; subjectId?: string; before?: string; limit: number },
): Promise<Proposal[]> {
  const rows: ProposalRow[] = await manager.query(
    `select ${COLUMNS} from proposals
      where (not $1 or state = 'open' and expires_at > clock_timestamp())
        and ($2::text is null or subject_id = $2) and ($3::uuid is null or proposal_id < $3)
        and ($5::text is null or kind = $5)
      order by proposal_id desc limit $4`,
    [page.isOpen, page.subjectId ?? null, page.before ?? null, page.limit, page.kind ?? null],
  );
  return rows.map(proposalOf);
}

function proposalOf(row: ProposalRow): Proposal {
  return {
    proposalId: row.proposal_id,
    kind: row.kind,
    subjectId: row.subject_id,
    content: row.content,
    contentHash: row.content_hash,
    reason: row.reason,
    state: row.state,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    expiresAt: row.expires_at,
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.decision_reason !== null && { decisionReason: row.decision_reason }),
  };
}
