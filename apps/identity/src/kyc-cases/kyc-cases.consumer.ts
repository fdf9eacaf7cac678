import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  claimKycCase,
  ClaimKycCaseV1,
  NameKycCaseV1,
  openKycCase,
  OpenKycCaseV1,
  readKycCase,
  readOverdueKycCases,
  ReadOverdueKycCasesV1,
  reviewKycCase,
  ReviewKycCaseV1,
  submitKycCase,
  withdrawKycCase,
  type ClaimedKycCaseV1,
  type KycCaseV1,
  type OverdueKycCasesV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { KycCases } from './kyc-cases.service';
import { KycReviews } from './kyc-reviews.service';

@Controller()
export class KycCasesConsumer {
  constructor(
    private readonly cases: KycCases,
    private readonly reviews: KycReviews,
  ) {}

  @Answers(openKycCase)
  open(@Payload() question: OpenKycCaseV1): Promise<KycCaseV1> {
    return this.cases.open(question);
  }

  @Answers(readKycCase)
  read(@Payload() question: NameKycCaseV1): Promise<KycCaseV1> {
    return this.cases.read(question);
  }

  @Answers(submitKycCase)
  submit(@Payload() question: NameKycCaseV1): Promise<KycCaseV1> {
    return this.cases.submit(question);
  }

  @Answers(withdrawKycCase)
  withdraw(@Payload() question: NameKycCaseV1): Promise<KycCaseV1> {
    return this.cases.withdraw(question);
  }

  @Answers(claimKycCase)
  claim(@Payload() question: ClaimKycCaseV1): Promise<ClaimedKycCaseV1> {
    return this.reviews.claim(question);
  }

  @Answers(reviewKycCase)
  review(@Payload() question: ReviewKycCaseV1): Promise<KycCaseV1> {
    return this.reviews.review(question);
  }

  @Answers(readOverdueKycCases)
  overdue(@Payload() question: ReadOverdueKycCasesV1): Promise<OverdueKycCasesV1> {
    return this.reviews.overdue(question);
  }
}
