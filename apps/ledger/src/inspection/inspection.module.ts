import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { StatementsModule } from '../statements/statements.module';
import { TransfersModule } from '../transfers/transfers.module';
import { InspectionConsumer } from './inspection.consumer';
import { OnlyLedger } from './only-ledger';
import { WholeLedger } from './whole-ledger';

@Module({
  imports: [AccountsModule, StatementsModule, TransfersModule],
  controllers: [InspectionConsumer],
  providers: [{ provide: WholeLedger, useClass: OnlyLedger }],
})
export class InspectionModule {}
