import { Module } from '@nestjs/common';
import { ClosingJob } from './closing.job';
import { WindowsConsumer } from './windows.consumer';
import { Windows } from './windows.service';

@Module({ controllers: [WindowsConsumer], providers: [ClosingJob, Windows] })
export class WindowsModule {}
