import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { RostersModule } from '../rosters/rosters.module';
import { VouchersModule } from '../vouchers/vouchers.module';
import { DisbursementsConsumer } from './disbursements.consumer';
import { DisbursementsService } from './disbursements.service';
import { PayLinesJob } from './pay-lines.job';

@Module({
  imports: [AccountsModule, RostersModule, VouchersModule],
  controllers: [DisbursementsConsumer],
  providers: [DisbursementsService, PayLinesJob],
})
export class DisbursementsModule {}
