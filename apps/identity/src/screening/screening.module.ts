import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { ScreeningHits } from './hits.service';
import { ScreeningConsumer } from './screening.consumer';
import { ScreeningJob } from './screening.job';
import { Screening } from './screening.service';

@Module({
  imports: [PersonalDataModule],
  controllers: [ScreeningConsumer],
  providers: [Screening, ScreeningHits, ScreeningJob],
  exports: [Screening],
})
export class ScreeningModule {}
