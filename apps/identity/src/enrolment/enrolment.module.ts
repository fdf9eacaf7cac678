import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { SessionsModule } from '../sessions/sessions.module';
import { TiersModule } from '../tiers/tiers.module';
import { EnrolmentConsumer } from './enrolment.consumer';
import { Enrolment } from './enrolment.service';
import { WalletOpeningJob } from './wallet-opening.job';
import { WalletOpening } from './wallet-opening.service';

@Module({
  imports: [PersonalDataModule, SessionsModule, TiersModule],
  controllers: [EnrolmentConsumer],
  providers: [Enrolment, WalletOpening, WalletOpeningJob],
  exports: [Enrolment],
})
export class EnrolmentModule {}
