import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module';
import { Cashiers } from './cashiers.service';
import { MerchantsConsumer } from './merchants.consumer';
import { Merchants } from './merchants.service';

@Module({
  imports: [AppointmentsModule],
  controllers: [MerchantsConsumer],
  providers: [Merchants, Cashiers],
})
export class MerchantsModule {}
