import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reachOf } from '@hanout/access';
import type {
  ApproveProposalV1,
  CallerV1,
  CloseProposalV1,
  ProposalAnswerV1,
  ProposalV1,
  ReadProposalsV1,
} from '@hanout/contracts';
import { TwoPersons } from '@hanout/two-person';
import { ApiClientChanges } from '../api-clients/api-client-changes.service';
import { Organisations } from '../organisations/organisations.service';
import { StaffChanges } from '../staff/staff-changes.service';
import { TierChanges } from '../tiers/tier-changes.service';
import type { Applier } from './applier';
import { proposalV1 } from './proposal-answer';
import { PROPOSALS_ERRORS } from './proposals.errors';
import { SplitSecrets } from './split-secrets.service';

const LISTED_MAX = 100;

/** What administrators of identity have proposed: read, approved, rejected, withdrawn. */
@Injectable()
export class Proposals {
  private readonly appliers: readonly Applier[];

  constructor(
    private readonly persons: TwoPersons,
    private readonly secrets: SplitSecrets,
    staff: StaffChanges,
    organisations: Organisations,
    apiClients: ApiClientChanges,
    tiers: TierChanges,
  ) {
    this.appliers = [staff, organisations, apiClients, tiers];
  }

  async list({ caller, isOpen = false, before }: ReadProposalsV1): Promise<ProposalV1[]> {
    reachOf(caller, 'identity.read-proposals');
    const proposals = await this.persons.list({ isOpen, before, limit: LISTED_MAX });
    return proposals.map(proposalV1);
  }

  async read(caller: CallerV1, proposalId: string): Promise<ProposalV1> {
    reachOf(caller, 'identity.read-proposals');
    return proposalV1(await this.persons.read(proposalId));
  }

  async approve({ caller, proposalId, body }: ApproveProposalV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.approve-proposal');
    const proposal = await this.persons.approve(caller, {
      proposalId,
      ...body,
      apply: async (manager, approved) => {
        await demandAdministrators(manager, [approved.proposedBy, caller.id]);
        await this.applierOf(approved.kind).apply(manager, approved);
      },
    });
    const hasSecret = this.applierOf(proposal.kind).kinds[proposal.kind]!.hasSecret;
    return {
      proposal: proposalV1(proposal),
      ...(hasSecret && { secretPart: this.secrets.checkersPart(proposalId) }),
    };
  }

  async reject({ caller, proposalId, body }: CloseProposalV1): Promise<ProposalV1> {
    reachOf(caller, 'identity.reject-proposal');
    return proposalV1(await this.persons.reject(caller, { proposalId, reason: body.reason }));
  }

  async withdraw({ caller, proposalId, body }: CloseProposalV1): Promise<ProposalV1> {
    reachOf(caller, 'identity.withdraw-proposal');
    return proposalV1(await this.persons.withdraw(caller, { proposalId, reason: body.reason }));
  }

  private applierOf(kind: string): Applier {
    const applier = this.appliers.find(({ kinds }) => kind in kinds);
    if (applier === undefined) throw new Error(`Nothing applies proposals of the kind ${kind}`);
    return applier;
  }
}

/** An access token may outlive the office of its holder, and a proposal its maker's. The rows stay as they are meanwhile. */
async function demandAdministrators(manager: EntityManager, staffIds: readonly string[]): Promise<void> {
  const rows: unknown[] = await manager.query(
    `select 1 from staff where staff_id = any ($1) and state = 'active' and 'administrator' = any (roles)
      order by staff_id for share`,
    [staffIds],
  );
  if (rows.length !== staffIds.length) throw PROPOSALS_ERRORS.error('identity.not_an_administrator_now');
}
