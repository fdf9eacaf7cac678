import {
  proposeSettlementTerms,
  ProposeSettlementTermsV1,
  readSettlementTerms,
  ReadSettlementTermsV1,
  type ProposalV1,
  type SettlementTermsListV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Terms } from './terms.service';

@Controller()
export class TermsConsumer {
  constructor(private readonly terms: Terms) {}

  @Answers(readSettlementTerms)
  read(@Payload() question: ReadSettlementTermsV1): Promise<SettlementTermsListV1> {
    return this.terms.read(question);
  }

  @Answers(proposeSettlementTerms)
  propose(@Payload() question: ProposeSettlementTermsV1): Promise<ProposalV1> {
    return this.terms.propose(question);
  }
}
