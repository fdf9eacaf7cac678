import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { KycEvidenceConsumer } from './kyc-evidence.consumer';
import { KycEvidence } from './kyc-evidence.service';

@Module({
  imports: [PersonalDataModule],
  controllers: [KycEvidenceConsumer],
  providers: [KycEvidence],
})
export class KycEvidenceModule {}
