import { Module } from '@nestjs/common';
import { RostersModule } from '../rosters/rosters.module';
import { ApprovalsConsumer } from './approvals.consumer';
import { ApprovalsService } from './approvals.service';

@Module({ imports: [RostersModule], controllers: [ApprovalsConsumer], providers: [ApprovalsService] })
export class ApprovalsModule {}
