import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  addKycEvidence,
  AddKycEvidenceV1,
  listKycEvidence,
  ListKycEvidenceV1,
  readKycEvidence,
  ReadKycEvidenceV1,
  type KycEvidenceListV1,
  type KycEvidenceV1,
  type KycPictureV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { KycEvidence } from './kyc-evidence.service';

@Controller()
export class KycEvidenceConsumer {
  constructor(private readonly evidence: KycEvidence) {}

  @Answers(addKycEvidence)
  add(@Payload() question: AddKycEvidenceV1): Promise<KycEvidenceV1> {
    return this.evidence.add(question);
  }

  @Answers(listKycEvidence)
  list(@Payload() question: ListKycEvidenceV1): Promise<KycEvidenceListV1> {
    return this.evidence.list(question);
  }

  @Answers(readKycEvidence)
  read(@Payload() question: ReadKycEvidenceV1): Promise<KycPictureV1> {
    return this.evidence.read(question);
  }
}
