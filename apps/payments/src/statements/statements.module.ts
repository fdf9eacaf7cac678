import { Module } from '@nestjs/common';
import { WalletsModule } from '../wallets/wallets.module';
import { StatementsConsumer } from './statements.consumer';
import { StatementsService } from './statements.service';

@Module({ imports: [WalletsModule], controllers: [StatementsConsumer], providers: [StatementsService] })
export class StatementsModule {}
