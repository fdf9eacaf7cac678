import {
  approveBiller,
  ApproveBillerV1,
  proposeBiller,
  ProposeBillerV1,
  readBillerProposals,
  ReadBillerProposalsV1,
  readBillers,
  ReadBillersV1,
  readPaidBills,
  ReadPaidBillsV1,
  rejectBiller,
  RejectBillerV1,
  type BillersV1,
  type PaidBillsV1,
  type ProposalsV1,
  type ProposalV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BillerChanges } from './biller-changes.service';
import { Billers } from './billers.service';

@Controller()
export class BillersConsumer {
  constructor(
    private readonly billers: Billers,
    private readonly changes: BillerChanges,
  ) {}

  @Answers(readBillers)
  read(@Payload() question: ReadBillersV1): Promise<BillersV1> {
    return this.billers.read(question);
  }

  @Answers(readPaidBills)
  readPaid(@Payload() question: ReadPaidBillsV1): Promise<PaidBillsV1> {
    return this.billers.readPaid(question);
  }

  @Answers(proposeBiller)
  propose(@Payload() question: ProposeBillerV1): Promise<ProposalV1> {
    return this.changes.propose(question);
  }

  @Answers(readBillerProposals)
  list(@Payload() question: ReadBillerProposalsV1): Promise<ProposalsV1> {
    return this.changes.list(question);
  }

  @Answers(approveBiller)
  approve(@Payload() question: ApproveBillerV1): Promise<ProposalV1> {
    return this.changes.approve(question);
  }

  @Answers(rejectBiller)
  reject(@Payload() question: RejectBillerV1): Promise<ProposalV1> {
    return this.changes.reject(question);
  }
}
