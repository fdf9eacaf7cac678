import { Module } from '@nestjs/common';
import { BankConsumer } from './bank.consumer';
import { BankStatements } from './statements.service';

@Module({ controllers: [BankConsumer], providers: [BankStatements] })
export class BankModule {}
