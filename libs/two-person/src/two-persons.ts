import { Audit } from '@hanout/audit';
import type { CallerV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS, type DomainError } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { contentText, hashOfProposal } from './content';
import type { Proposal } from './proposal';
import { decideProposal, insertProposal, listProposals, readProposal } from './proposals.queries';
import { TWO_PERSON_ERRORS } from './two-person.errors';

export interface NewProposal {
  /** Made by the maker: proposing the same again is the same. */
  proposalId: string;
  kind: string;
  subjectId: string;
  /** What the checker sees and what is applied; nothing in it may be secret. */
  content: object;
  reason: string;
  expiresInSeconds: number;
  /** Staff who do not decide on it because it is about them. */
  concerned?: readonly string[];
}

export interface Decision {
  proposalId: string;
  reason?: string;
}

type Closing = 'approved' | 'rejected' | 'withdrawn';
const OPERATION_OF = {
  approved: 'two-person.approve',
  rejected: 'two-person.reject',
  withdrawn: 'two-person.withdraw',
} as const;

/** What needs two people. Every decision is an update that only one of those who come at once can make. */
@Injectable()
export class TwoPersons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError `platform.forbidden`, `two-person.id_reused` */
  async propose(
    by: CallerV1,
    given: NewProposal,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Proposal> {
    demandStaff(by);
    const { proposalId, kind, subjectId, reason, expiresInSeconds, concerned = [] } = given;
    const content = contentText(given.content);
    const contentHash = hashOfProposal({ kind, subjectId, content });
    const write = async (within: EntityManager): Promise<Proposal> => {
      const proposal = await insertProposal(within, {
        proposalId,
        kind,
        subjectId,
        content,
        contentHash,
        concerned,
        reason,
        proposedBy: by.id,
        expiresInSeconds,
      });
      if (proposal === undefined) return this.repeated(within, { proposalId, contentHash, by });
      await this.audit.record(within, {
        by,
        operation: 'two-person.propose',
        subject: { kind: 'proposal', id: proposalId },
        after: { kind, subjectId, contentHash },
        reason,
      });
      return proposal;
    };
    return manager === this.dataSource.manager ? inTransaction(this.dataSource, write) : write(manager);
  }

  /**
   * Approves and applies in one transaction; what `apply` throws leaves the proposal open. The same checker again gets
   * the same answer and nothing is applied twice.
   */
  approve(
    by: CallerV1,
    decision: Decision & {
      /** Of what the checker saw. */
      contentHash: string;
      apply: (manager: EntityManager, proposal: Proposal) => Promise<void>;
    },
  ): Promise<Proposal> {
    return this.decide(by, 'approved', decision, decision.apply);
  }

  reject(by: CallerV1, decision: Decision): Promise<Proposal> {
    return this.decide(by, 'rejected', decision);
  }

  /** By the maker alone. */
  withdraw(by: CallerV1, decision: Decision): Promise<Proposal> {
    return this.decide(by, 'withdrawn', decision);
  }

  /** @throws DomainError `two-person.unknown_proposal` */
  async read(proposalId: string): Promise<Proposal> {
    const found = await readProposal(this.dataSource.manager, proposalId);
    if (found === undefined) throw TWO_PERSON_ERRORS.error('two-person.unknown_proposal');
    return found.proposal;
  }

  /** The newest first; the next page begins before the last id of this one. */
  list(page: {
    isOpen: boolean;
    kind?: string;
    subjectId?: string;
    before?: string;
    limit: number;
  }): Promise<Proposal[]> {
    return listProposals(this.dataSource.manager, page);
  }

  private async decide(
    by: CallerV1,
    state: Closing,
    { proposalId, reason, contentHash }: Decision & { contentHash?: string },
    apply?: (manager: EntityManager, proposal: Proposal) => Promise<void>,
  ): Promise<Proposal> {
    demandStaff(by);
    return inTransaction(this.dataSource, async (manager) => {
      const decided = await decideProposal(manager, { proposalId, state, by: by.id, reason, contentHash });
      if (decided === undefined) return this.decidedBefore(manager, { proposalId, state, by, contentHash });
      await apply?.(manager, decided);
      await this.audit.record(manager, {
        by,
        operation: OPERATION_OF[state],
        subject: { kind: 'proposal', id: proposalId },
        before: { state: 'open', proposedBy: decided.proposedBy },
        after: { state, kind: decided.kind, subjectId: decided.subjectId, contentHash: decided.contentHash },
        ...(reason !== undefined && { reason }),
      });
      return decided;
    });
  }

  private async repeated(
    manager: EntityManager,
    given: { proposalId: string; contentHash: string; by: CallerV1 },
  ): Promise<Proposal> {
    const known = (await readProposal(manager, given.proposalId))!.proposal;
    const isSame = known.contentHash === given.contentHash && known.proposedBy === given.by.id;
    if (!isSame) throw TWO_PERSON_ERRORS.error('two-person.id_reused', { field: 'proposalId' });
    return known;
  }

  /** The answer again when it was decided so before; else why it cannot be. */
  private async decidedBefore(
    manager: EntityManager,
    given: { proposalId: string; state: Closing; by: CallerV1; contentHash?: string },
  ): Promise<Proposal> {
    const found = await readProposal(manager, given.proposalId);
    if (found === undefined) throw TWO_PERSON_ERRORS.error('two-person.unknown_proposal');
    const { proposal, concerned } = found;
    if (proposal.state === given.state && proposal.decidedBy === given.by.id) return proposal;
    throw whyNot(proposal, concerned, given);
  }
}

function whyNot(
  proposal: Proposal,
  concerned: readonly string[],
  { state, by }: { state: Closing; by: CallerV1 },
): DomainError {
  if (state === 'withdrawn' && proposal.proposedBy !== by.id)
    return TWO_PERSON_ERRORS.error('two-person.not_the_maker');
  if (proposal.state === 'expired') return TWO_PERSON_ERRORS.error('two-person.expired');
  if (proposal.state !== 'open') return TWO_PERSON_ERRORS.error('two-person.already_decided');
  if (proposal.proposedBy === by.id) return TWO_PERSON_ERRORS.error('two-person.same_person');
  if (concerned.includes(by.id)) return TWO_PERSON_ERRORS.error('two-person.concerns_yourself');
  return TWO_PERSON_ERRORS.error('two-person.other_content', { field: 'contentHash' });
}

/** Two programs are not two persons, and whoever runs one would be both. */
function demandStaff({ kind }: CallerV1): void {
  if (kind !== 'staff') throw PLATFORM_ERRORS.error('platform.forbidden');
}
