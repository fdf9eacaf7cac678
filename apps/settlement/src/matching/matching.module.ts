import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { NetworkReports } from '../reports/reports.service';
import { ExplainJob } from './explain.job';
import { MatchRules } from './match-rules.service';
import { Matching } from './match.service';
import { MatchingConsumer } from './matching.consumer';
import { Reconciliation } from './reconciliation.service';

@Module({
  controllers: [MatchingConsumer],
  providers: [TwoPersons, NetworkReports, Matching, MatchRules, Reconciliation, ExplainJob],
  exports: [MatchRules],
})
export class MatchingModule {}
