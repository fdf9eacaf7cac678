import { Module } from '@nestjs/common';
import { SafeguardingConsumer } from './safeguarding.consumer';
import { SafeguardingJob } from './safeguarding.job';
import { Safeguarding } from './safeguarding.service';

@Module({ controllers: [SafeguardingConsumer], providers: [Safeguarding, SafeguardingJob] })
export class SafeguardingModule {}
