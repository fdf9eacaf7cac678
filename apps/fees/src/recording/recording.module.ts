import { Module } from '@nestjs/common';
import { RecordingConsumer } from './recording.consumer';
import { RecordingService } from './recording.service';

@Module({ controllers: [RecordingConsumer], providers: [RecordingService] })
export class RecordingModule {}
