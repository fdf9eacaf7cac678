import { Module } from '@nestjs/common';
import { LimitsConsumer } from './limits.consumer';
import { Limits } from './limits.service';

@Module({ controllers: [LimitsConsumer], providers: [Limits], exports: [Limits] })
export class LimitsModule {}
