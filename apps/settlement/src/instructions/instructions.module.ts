import { Module } from '@nestjs/common';
import { InstructionsConsumer } from './instructions.consumer';
import { Instructions } from './instructions.service';
import { PostingsJob } from './postings.job';
import { UnconfirmedJob } from './unconfirmed.job';

@Module({ controllers: [InstructionsConsumer], providers: [Instructions, PostingsJob, UnconfirmedJob] })
export class InstructionsModule {}
