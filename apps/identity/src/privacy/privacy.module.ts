import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { Consents } from './consents.service';
import { Erasures } from './erasure.service';
import { PersonExports } from './export.service';
import { PrivacyConsumer } from './privacy.consumer';

@Module({
  imports: [PersonalDataModule],
  controllers: [PrivacyConsumer],
  providers: [Consents, PersonExports, Erasures],
})
export class PrivacyModule {}
