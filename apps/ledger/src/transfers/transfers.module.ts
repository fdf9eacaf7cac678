import { Module } from '@nestjs/common';
import { TransfersConsumer } from './transfers.consumer';
import { TransfersService } from './transfers.service';

@Module({ controllers: [TransfersConsumer], providers: [TransfersService], exports: [TransfersService] })
export class TransfersModule {}
