import {
  approveBulk,
  ApproveBulkV1,
  BulkRequestV1,
  consentToBulk,
  ConsentToBulkV1,
  createBulk,
  CreateBulkV1,
  finishBulkFile,
  FinishBulkFileV1,
  putBulkPiece,
  PutBulkPieceV1,
  readBulk,
  readBulkLines,
  ReadBulkLinesV1,
  readBulkProblems,
  ReadBulkProblemsV1,
  readBulkResults,
  ReadBulkResultsV1,
  rejectBulk,
  RejectBulkV1,
  readBulks,
  ReadBulksV1,
  retryBulk,
  type BulkLinesV1,
  type BulkPieceStoredV1,
  type BulkProblemsV1,
  type BulkResultsFileV1,
  type BulksV1,
  type BulkV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BulkConsents } from './bulk-consents.service';
import { BulkDecisions } from './bulk-decisions.service';
import { BulkReader } from './bulk-reader.service';
import { BulkUploads } from './bulk-uploads.service';

@Controller()
export class BulkConsumer {
  constructor(
    private readonly uploads: BulkUploads,
    private readonly consents: BulkConsents,
    private readonly decisions: BulkDecisions,
    private readonly reader: BulkReader,
  ) {}

  @Answers(createBulk)
  create(@Payload() question: CreateBulkV1): Promise<BulkV1> {
    return this.uploads.create(question);
  }

  @Answers(putBulkPiece)
  put(@Payload() question: PutBulkPieceV1): Promise<BulkPieceStoredV1> {
    return this.uploads.put(question);
  }

  @Answers(finishBulkFile)
  finish(@Payload() question: FinishBulkFileV1): Promise<BulkV1> {
    return this.uploads.finish(question);
  }

  @Answers(consentToBulk)
  consent(@Payload() question: ConsentToBulkV1): Promise<BulkV1> {
    return this.consents.give(question);
  }

  @Answers(approveBulk)
  approve(@Payload() question: ApproveBulkV1): Promise<BulkV1> {
    return this.decisions.approve(question);
  }

  @Answers(rejectBulk)
  reject(@Payload() question: RejectBulkV1): Promise<BulkV1> {
    return this.decisions.reject(question);
  }

  @Answers(retryBulk)
  retry(@Payload() question: BulkRequestV1): Promise<BulkV1> {
    return this.decisions.retry(question);
  }

  @Answers(readBulk)
  read(@Payload() question: BulkRequestV1): Promise<BulkV1> {
    return this.reader.read(question);
  }

  @Answers(readBulks)
  waiting(@Payload() question: ReadBulksV1): Promise<BulksV1> {
    return this.reader.waiting(question);
  }

  @Answers(readBulkLines)
  lines(@Payload() question: ReadBulkLinesV1): Promise<BulkLinesV1> {
    return this.reader.lines(question);
  }

  @Answers(readBulkProblems)
  problems(@Payload() question: ReadBulkProblemsV1): Promise<BulkProblemsV1> {
    return this.reader.problems(question);
  }

  @Answers(readBulkResults)
  results(@Payload() question: ReadBulkResultsV1): Promise<BulkResultsFileV1> {
    return this.reader.results(question);
  }
}
