import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { SplitOpenings } from './split-openings.service';
import { SplitsConsumer } from './splits.consumer';
import { Splits } from './splits.service';

@Module({ imports: [PaymentsModule], controllers: [SplitsConsumer], providers: [Splits, SplitOpenings] })
export class SplitsModule {}
