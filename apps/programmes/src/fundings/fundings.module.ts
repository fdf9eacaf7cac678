import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { FundingsConsumer } from './fundings.consumer';
import { FundingsService } from './fundings.service';

@Module({ imports: [AccountsModule], controllers: [FundingsConsumer], providers: [FundingsService] })
export class FundingsModule {}
