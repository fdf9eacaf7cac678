import { Module } from '@nestjs/common';
import { RostersModule } from '../rosters/rosters.module';
import { SealingModule } from '../sealing/sealing.module';
import { UploadsConsumer } from './uploads.consumer';
import { UploadsService } from './uploads.service';

@Module({
  imports: [RostersModule, SealingModule],
  controllers: [UploadsConsumer],
  providers: [UploadsService],
  exports: [UploadsService],
})
export class UploadsModule {}
