import { Module } from '@nestjs/common';
import { TiersConsumer } from './tiers.consumer';
import { TiersService } from './tiers.service';

@Module({ controllers: [TiersConsumer], providers: [TiersService] })
export class TiersModule {}
