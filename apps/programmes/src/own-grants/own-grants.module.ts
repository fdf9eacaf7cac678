import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module';
import { OwnGrantsConsumer } from './own-grants.consumer';
import { OwnGrants } from './own-grants.service';
import { PaydaysSeed } from './paydays.seed';

@Module({
  imports: [ComplaintsModule],
  controllers: [OwnGrantsConsumer],
  providers: [OwnGrants, PaydaysSeed],
})
export class OwnGrantsModule {}
