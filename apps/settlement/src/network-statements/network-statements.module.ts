import { Module } from '@nestjs/common';
import { NetworkStatementsConsumer } from './network-statements.consumer';
import { NetworkStatements } from './network-statements.service';

@Module({ controllers: [NetworkStatementsConsumer], providers: [NetworkStatements] })
export class NetworkStatementsModule {}
