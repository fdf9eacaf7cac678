import { Module } from '@nestjs/common';
import { InstructionsConsumer } from './instructions.consumer';
import { Instructions } from './instructions.service';
import { PostingsJob } from './postings.job';

@Module({ controllers: [InstructionsConsumer], providers: [Instructions, PostingsJob] })
export class InstructionsModule {}
