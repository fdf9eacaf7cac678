import { Module } from '@nestjs/common';
import { RostersModule } from '../rosters/rosters.module';
import { SealingModule } from '../sealing/sealing.module';
import { UploadsModule } from '../uploads/uploads.module';
import { EvaluateRostersJob } from './evaluate-rosters.job';
import { EvaluationsConsumer } from './evaluations.consumer';
import { EvaluationsService } from './evaluations.service';

@Module({
  imports: [RostersModule, SealingModule, UploadsModule],
  controllers: [EvaluationsConsumer],
  providers: [EvaluationsService, EvaluateRostersJob],
})
export class EvaluationsModule {}
