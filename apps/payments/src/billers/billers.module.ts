import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { BillerAccounts } from './biller-accounts.service';
import { BillerChanges } from './biller-changes.service';
import { BillersConsumer } from './billers.consumer';
import { Billers } from './billers.service';

@Module({
  controllers: [BillersConsumer],
  providers: [TwoPersons, BillerAccounts, BillerChanges, Billers],
})
export class BillersModule {}
