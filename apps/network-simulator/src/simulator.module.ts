import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller';
import { NetworkBooks } from './accounts/network-books';
import { FaultsController } from './faults/faults.controller';
import { FaultsService } from './faults/faults.service';
import { SmsCentre } from './sms/sms-centre';
import { SmsController } from './sms/sms.controller';

@Module({
  controllers: [AccountsController, FaultsController, SmsController],
  providers: [FaultsService, NetworkBooks, SmsCentre],
})
export class SimulatorModule {}
