import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module';
import { ComplaintRulesSeed } from './complaint-rulebook';
import { ComplaintViews } from './complaint-views';
import { ComplaintsConsumer } from './complaints.consumer';
import { Complaints } from './complaints.service';

@Module({
  imports: [SealingModule],
  controllers: [ComplaintsConsumer],
  providers: [Complaints, ComplaintRulesSeed, ComplaintViews],
  exports: [ComplaintViews],
})
export class ComplaintsModule {}
