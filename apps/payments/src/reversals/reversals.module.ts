import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { ReversalsConsumer } from './reversals.consumer';
import { Reversals } from './reversals.service';

@Module({
  imports: [PaymentsModule],
  controllers: [ReversalsConsumer],
  providers: [TwoPersons, Reversals],
})
export class ReversalsModule {}
