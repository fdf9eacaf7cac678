import { Module } from '@nestjs/common';
import { TiersModule } from '../tiers/tiers.module';
import { ExpireCasesJob } from './expire-cases.job';
import { KycCasesConsumer } from './kyc-cases.consumer';
import { KycCases } from './kyc-cases.service';
import { KycReviews } from './kyc-reviews.service';

@Module({
  imports: [TiersModule],
  controllers: [KycCasesConsumer],
  providers: [KycCases, KycReviews, ExpireCasesJob],
})
export class KycCasesModule {}
