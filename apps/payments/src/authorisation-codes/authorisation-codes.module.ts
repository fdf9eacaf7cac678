import { Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { AuthorisationCodesConsumer } from './authorisation-codes.consumer';
import { AuthorisationCodes } from './authorisation-codes.service';
import { Charges } from './charges.service';

@Module({
  imports: [PaymentsModule, PricesModule],
  controllers: [AuthorisationCodesConsumer],
  providers: [AuthorisationCodes, Charges],
})
export class AuthorisationCodesModule {}
