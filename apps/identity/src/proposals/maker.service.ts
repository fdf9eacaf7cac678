import { Injectable } from '@nestjs/common';
import type { CallerV1, ProposalAnswerV1 } from '@hanout/contracts';
import { TwoPersons, type NewProposal } from '@hanout/two-person';
import { IdentityConfig } from '../config';
import { proposalV1 } from './proposal-answer';
import { SplitSecrets } from './split-secrets.service';

/** How a change is proposed, whatever it is of. */
@Injectable()
export class Maker {
  constructor(
    private readonly persons: TwoPersons,
    private readonly secrets: SplitSecrets,
    private readonly config: IdentityConfig,
  ) {}

  /** With `hasSecret` the maker is given his half of the secret that the approval brings about. */
  async propose(
    caller: CallerV1,
    proposal: Omit<NewProposal, 'expiresInSeconds'>,
    { hasSecret } = { hasSecret: false },
  ): Promise<ProposalAnswerV1> {
    const expiresInSeconds = this.config.proposalHours * 3_600;
    const proposed = await this.persons.propose(caller, { ...proposal, expiresInSeconds });
    return {
      proposal: proposalV1(proposed),
      ...(hasSecret && { secretPart: this.secrets.makersPart(proposal.proposalId) }),
    };
  }
}
