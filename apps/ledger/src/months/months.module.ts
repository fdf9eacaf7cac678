import { Module } from '@nestjs/common';
import { MakeMonthsJob } from './make-months.job';

@Module({ providers: [MakeMonthsJob] })
export class MonthsModule {}
