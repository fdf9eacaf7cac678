import {
  importNetworkReport,
  ImportNetworkReportV1,
  proposeMatchRules,
  ProposeMatchRulesV1,
  readMatch,
  ReadMatchV1,
  readReconciliation,
  ReadReconciliationV1,
  type MatchV1,
  type NetworkReportV1,
  type ProposalV1,
  type ReconciliationV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { NetworkReports } from '../reports/reports.service';
import { MatchRules } from './match-rules.service';
import { Matching } from './match.service';
import { Reconciliation } from './reconciliation.service';

@Controller()
export class MatchingConsumer {
  constructor(
    private readonly reports: NetworkReports,
    private readonly matching: Matching,
    private readonly rules: MatchRules,
    private readonly reconciliation: Reconciliation,
  ) {}

  @Answers(importNetworkReport)
  import(@Payload() question: ImportNetworkReportV1): Promise<NetworkReportV1> {
    return this.reports.import(question);
  }

  @Answers(readMatch)
  read(@Payload() question: ReadMatchV1): Promise<MatchV1> {
    return this.matching.read(question);
  }

  @Answers(readReconciliation)
  readReconciliation(@Payload() question: ReadReconciliationV1): Promise<ReconciliationV1> {
    return this.reconciliation.read(question);
  }

  @Answers(proposeMatchRules)
  proposeRules(@Payload() question: ProposeMatchRulesV1): Promise<ProposalV1> {
    return this.rules.propose(question);
  }
}
