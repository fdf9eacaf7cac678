import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { NetworkReports } from '../reports/reports.service';
import { ExplainJob } from './explain.job';
import { MatchRules } from './match-rules.service';
import { Matching } from './match.service';
import { MatchingConsumer } from './matching.consumer';

@Module({
  controllers: [MatchingConsumer],
  providers: [TwoPersons, NetworkReports, Matching, MatchRules, ExplainJob],
  exports: [MatchRules],
})
export class MatchingModule {}
