import { Module } from '@nestjs/common';
import { StatementsConsumer } from './statements.consumer';
import { StatementsService } from './statements.service';

@Module({ controllers: [StatementsConsumer], providers: [StatementsService], exports: [StatementsService] })
export class StatementsModule {}
