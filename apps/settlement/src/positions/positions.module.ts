import { Module } from '@nestjs/common';
import { PositionsConsumer } from './positions.consumer';
import { PositionsService } from './positions.service';

@Module({ controllers: [PositionsConsumer], providers: [PositionsService] })
export class PositionsModule {}
