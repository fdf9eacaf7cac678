import { Module } from '@nestjs/common';
import { CoolDownsModule } from '../cool-downs/cool-downs.module';
import { PinsModule } from '../pins/pins.module';
import { SessionsModule } from '../sessions/sessions.module';
import { DevicesConsumer } from './devices.consumer';
import { Devices } from './devices.service';
import { PaymentAuthorisations } from './payment-authorisations.service';

@Module({
  imports: [SessionsModule, CoolDownsModule, PinsModule],
  controllers: [DevicesConsumer],
  providers: [Devices, PaymentAuthorisations],
})
export class DevicesModule {}
