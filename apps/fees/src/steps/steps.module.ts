import { Module } from '@nestjs/common';
import { StepsConsumer } from './steps.consumer';
import { StepsService } from './steps.service';

@Module({ controllers: [StepsConsumer], providers: [StepsService] })
export class StepsModule {}
