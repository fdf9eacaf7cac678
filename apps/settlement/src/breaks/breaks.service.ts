import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  BreakCaseV1,
  BreakResolution,
  BreaksV1,
  BreakV1,
  CommentBreakV1,
  ProposalV1,
  ProposeBreakResolutionV1,
  ReadBreaksV1,
  ReadBreakV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SettlementConfig } from '../config';
import { proposalV1 } from '../proposals/proposal.answer';
import { BREAK_ERRORS } from './breaks.errors';
import {
  countByAge,
  findBreak,
  findComment,
  insertComment,
  listBreaks,
  listComments,
  resolveBreak,
  type BreakRow,
} from './breaks.queries';

export const RESOLVE_BREAK = 'settlement.resolve-break';
const LISTED_MAX = 100;
const COMMENTS_MAX = 1_000;

/** Breaks as cases: what was found, what people say of it, and what two of finance decide. */
@Injectable()
export class Breaks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly audit: Audit,
    private readonly config: SettlementConfig,
  ) {}

  async list({ caller, limit = LISTED_MAX, ...page }: ReadBreaksV1): Promise<BreaksV1> {
    reachOf(caller, 'settlement.read-breaks');
    const { manager } = this.dataSource;
    const rows = await listBreaks(manager, { ...page, limit });
    return { items: rows.map(breakV1), ageing: await countByAge(manager, page.network) };
  }

  /** @throws DomainError `settlement.unknown_break` */
  async read({ caller, breakId }: ReadBreakV1): Promise<BreakCaseV1> {
    reachOf(caller, 'settlement.read-break');
    return this.readCase(this.dataSource.manager, breakId);
  }

  /** Also of a closed one. @throws DomainError `settlement.unknown_break`, `settlement.comment_id_reused` */
  async comment({ caller, breakId, body: { commentId, text } }: CommentBreakV1): Promise<BreakCaseV1> {
    reachOf(caller, 'settlement.comment-break');
    return inTransaction(this.dataSource, async (manager) => {
      await demandBreak(manager, breakId);
      const comment = { commentId, breakId, by: caller.id, text };
      if (await insertComment(manager, comment)) {
        const subject = { kind: 'break', id: breakId };
        await this.audit.record(manager, { by: caller, operation: 'settlement.comment-break', subject });
      } else await demandSame(manager, comment);
      return this.readCase(manager, breakId);
    });
  }

  /** @throws DomainError `settlement.unknown_break`, `settlement.break_closed` */
  async propose({ caller, breakId, body }: ProposeBreakResolutionV1): Promise<ProposalV1> {
    reachOf(caller, 'settlement.propose-break-resolution');
    const { proposalId, resolution, reason } = body;
    const { state } = await demandBreak(this.dataSource.manager, breakId);
    if (state !== 'open') throw BREAK_ERRORS.error('settlement.break_closed');
    const proposal = await this.persons.propose(caller, {
      proposalId,
      kind: RESOLVE_BREAK,
      subjectId: breakId,
      content: { resolution },
      reason,
      expiresInSeconds: this.config.approvalSeconds,
    });
    return proposalV1(proposal);
  }

  /** @throws DomainError `settlement.break_closed` */
  async resolve(manager: EntityManager, { subjectId, content, proposalId }: Proposal): Promise<void> {
    const { resolution } = JSON.parse(content) as { resolution: BreakResolution };
    if (await resolveBreak(manager, { breakId: subjectId, resolution, proposalId })) return;
    throw BREAK_ERRORS.error('settlement.break_closed');
  }

  private async readCase(manager: EntityManager, breakId: string): Promise<BreakCaseV1> {
    const found = await demandBreak(manager, breakId);
    const comments = (await listComments(manager, breakId, COMMENTS_MAX)).map((row) => ({
      commentId: row.comment_id,
      by: row.written_by,
      at: row.written_at.toISOString(),
      text: row.text,
    }));
    return { case: breakV1(found), comments };
  }
}

async function demandBreak(manager: EntityManager, breakId: string): Promise<BreakRow> {
  const found = await findBreak(manager, breakId);
  if (!found) throw BREAK_ERRORS.error('settlement.unknown_break', { field: 'breakId' });
  return found;
}

async function demandSame(
  manager: EntityManager,
  { commentId, breakId, by, text }: { commentId: string; breakId: string; by: string; text: string },
): Promise<void> {
  const known = await findComment(manager, commentId);
  if (known?.break_id === breakId && known.written_by === by && known.text === text) return;
  throw BREAK_ERRORS.error('settlement.comment_id_reused', { field: 'commentId' });
}

function breakV1(row: BreakRow): BreakV1 {
  return {
    breakId: row.break_id,
    kind: row.kind,
    state: row.state,
    ...(row.network !== null && { network: row.network }),
    evidence: row.evidence,
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at && { closedAt: row.closed_at.toISOString() }),
    ...(row.resolution !== null && { resolution: row.resolution }),
    ...(row.proposal_id !== null && { proposalId: row.proposal_id }),
  };
}
