import {
  approveVoucherReissue,
  ApproveVoucherReissueV1,
  proposeVoucherReissue,
  ProposeVoucherReissueV1,
  readVoucherReissues,
  ReadVoucherReissuesV1,
  rejectVoucherReissue,
  RejectVoucherReissueV1,
  type ProposalsV1,
  type ProposalV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reissues } from './reissues.service';

@Controller()
export class ReissuesConsumer {
  constructor(private readonly reissues: Reissues) {}

  @Answers(proposeVoucherReissue)
  propose(@Payload() question: ProposeVoucherReissueV1): Promise<ProposalV1> {
    return this.reissues.propose(question);
  }

  @Answers(readVoucherReissues)
  list(@Payload() question: ReadVoucherReissuesV1): Promise<ProposalsV1> {
    return this.reissues.list(question);
  }

  @Answers(approveVoucherReissue)
  approve(@Payload() question: ApproveVoucherReissueV1): Promise<ProposalV1> {
    return this.reissues.approve(question);
  }

  @Answers(rejectVoucherReissue)
  reject(@Payload() question: RejectVoucherReissueV1): Promise<ProposalV1> {
    return this.reissues.reject(question);
  }
}
