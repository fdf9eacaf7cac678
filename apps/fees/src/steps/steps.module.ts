import { Module } from '@nestjs/common';
import { MonthFeesService } from './month-fees.service';
import { StepsConsumer } from './steps.consumer';
import { StepsService } from './steps.service';

@Module({
  controllers: [StepsConsumer],
  providers: [MonthFeesService, StepsService],
  exports: [MonthFeesService],
})
export class StepsModule {}
