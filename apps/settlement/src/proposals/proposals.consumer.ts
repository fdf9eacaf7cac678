import {
  approveSettlementProposal,
  ApproveSettlementProposalV1,
  readSettlementProposals,
  ReadSettlementProposalsV1,
  rejectSettlementProposal,
  RejectSettlementProposalV1,
  type ProposalsV1,
  type ProposalV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Proposals } from './proposals.service';

@Controller()
export class ProposalsConsumer {
  constructor(private readonly proposals: Proposals) {}

  @Answers(readSettlementProposals)
  list(@Payload() question: ReadSettlementProposalsV1): Promise<ProposalsV1> {
    return this.proposals.list(question);
  }

  @Answers(approveSettlementProposal)
  approve(@Payload() question: ApproveSettlementProposalV1): Promise<ProposalV1> {
    return this.proposals.approve(question);
  }

  @Answers(rejectSettlementProposal)
  reject(@Payload() question: RejectSettlementProposalV1): Promise<ProposalV1> {
    return this.proposals.reject(question);
  }
}
