import { Module } from '@nestjs/common';
import { AccountsConsumer } from './accounts.consumer';
import { AccountsService } from './accounts.service';

@Module({ controllers: [AccountsConsumer], providers: [AccountsService], exports: [AccountsService] })
export class AccountsModule {}
