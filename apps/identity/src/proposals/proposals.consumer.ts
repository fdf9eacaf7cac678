import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  approveProposal,
  ApproveProposalV1,
  CloseProposalV1,
  readProposal,
  readProposals,
  ReadProposalsV1,
  ReadProposalV1,
  rejectProposal,
  withdrawProposal,
  type ProposalAnswerV1,
  type ProposalsV1,
  type ProposalV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Proposals } from './proposals.service';

@Controller()
export class ProposalsConsumer {
  constructor(private readonly proposals: Proposals) {}

  @Answers(readProposals)
  async list(@Payload() question: ReadProposalsV1): Promise<ProposalsV1> {
    return { items: await this.proposals.list(question) };
  }

  @Answers(readProposal)
  read(@Payload() { caller, proposalId }: ReadProposalV1): Promise<ProposalV1> {
    return this.proposals.read(caller, proposalId);
  }

  @Answers(approveProposal)
  approve(@Payload() question: ApproveProposalV1): Promise<ProposalAnswerV1> {
    return this.proposals.approve(question);
  }

  @Answers(rejectProposal)
  reject(@Payload() question: CloseProposalV1): Promise<ProposalV1> {
    return this.proposals.reject(question);
  }

  @Answers(withdrawProposal)
  withdraw(@Payload() question: CloseProposalV1): Promise<ProposalV1> {
    return this.proposals.withdraw(question);
  }
}
