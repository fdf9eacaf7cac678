import { Module } from '@nestjs/common';
import { BreaksModule } from '../breaks/breaks.module';
import { MatchingModule } from '../matching/matching.module';
import { TermsModule } from '../terms/terms.module';
import { ProposalsConsumer } from './proposals.consumer';
import { Proposals } from './proposals.service';

@Module({
  imports: [TermsModule, BreaksModule, MatchingModule],
  controllers: [ProposalsConsumer],
  providers: [Proposals],
})
export class ProposalsModule {}
