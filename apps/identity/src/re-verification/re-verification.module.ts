import { Module } from '@nestjs/common';
import { TiersModule } from '../tiers/tiers.module';
import { ReVerificationJob } from './re-verification.job';
import { Verifications } from './verifications.service';

@Module({
  imports: [TiersModule],
  providers: [Verifications, ReVerificationJob],
  exports: [Verifications],
})
export class ReVerificationModule {}
