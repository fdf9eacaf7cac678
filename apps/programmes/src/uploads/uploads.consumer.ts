import {
  finishRosterFile,
  FinishRosterFileV1,
  putRosterPiece,
  PutRosterPieceV1,
  type PieceStoredV1,
  type RosterV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RosterViews } from '../rosters/roster-views';
import { UploadsService } from './uploads.service';

@Controller()
export class UploadsConsumer {
  constructor(
    private readonly uploads: UploadsService,
    private readonly rosters: RosterViews,
  ) {}

  @Answers(putRosterPiece)
  put(@Payload() question: PutRosterPieceV1): Promise<PieceStoredV1> {
    return this.uploads.putPiece(question);
  }

  @Answers(finishRosterFile)
  async finish(@Payload() question: FinishRosterFileV1): Promise<RosterV1> {
    await this.uploads.finishFile(question);
    return this.rosters.view(question.rosterId);
  }
}
