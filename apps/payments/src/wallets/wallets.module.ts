import { Module } from '@nestjs/common';
import { WalletsConsumer } from './wallets.consumer';
import { WalletsService } from './wallets.service';

@Module({ controllers: [WalletsConsumer], providers: [WalletsService], exports: [WalletsService] })
export class WalletsModule {}
