import { Module } from '@nestjs/common';
import { SchedulesConsumer } from './schedules.consumer';
import { SchedulesService } from './schedules.service';

@Module({ controllers: [SchedulesConsumer], providers: [SchedulesService] })
export class SchedulesModule {}
