import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { FloatsModule } from '../floats/floats.module';
import { WalletsModule } from '../wallets/wallets.module';
import { CloseDaysJob } from './close-days.job';
import { ReliefRulesSeed } from './relief-rules.seed';
import { StatementsConsumer } from './statements.consumer';
import { StatementsService } from './statements.service';

@Module({
  imports: [DocumentsModule, FloatsModule, WalletsModule],
  controllers: [StatementsConsumer],
  providers: [CloseDaysJob, ReliefRulesSeed, StatementsService],
})
export class StatementsModule {}
