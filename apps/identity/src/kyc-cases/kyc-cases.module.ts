import { Module } from '@nestjs/common';
import { ScreeningModule } from '../screening/screening.module';
import { ReVerificationModule } from '../re-verification/re-verification.module';
import { TiersModule } from '../tiers/tiers.module';
import { ExpireCasesJob } from './expire-cases.job';
import { KycCasesConsumer } from './kyc-cases.consumer';
import { KycCases } from './kyc-cases.service';
import { KycReviews } from './kyc-reviews.service';

@Module({
  imports: [ReVerificationModule, TiersModule, ScreeningModule],
  controllers: [KycCasesConsumer],
  providers: [KycCases, KycReviews, ExpireCasesJob],
})
export class KycCasesModule {}
