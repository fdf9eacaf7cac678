import {
  approveReversal,
  ApproveReversalV1,
  proposeReversal,
  ProposeReversalV1,
  readReversal,
  readReversals,
  ReadReversalsV1,
  ReadReversalV1,
  rejectReversal,
  RejectReversalV1,
  type ReversalsV1,
  type ReversalV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reversals } from './reversals.service';

@Controller()
export class ReversalsConsumer {
  constructor(private readonly reversals: Reversals) {}

  @Answers(proposeReversal)
  propose(@Payload() question: ProposeReversalV1): Promise<ReversalV1> {
    return this.reversals.propose(question);
  }

  @Answers(approveReversal)
  approve(@Payload() question: ApproveReversalV1): Promise<ReversalV1> {
    return this.reversals.approve(question);
  }

  @Answers(rejectReversal)
  reject(@Payload() question: RejectReversalV1): Promise<ReversalV1> {
    return this.reversals.reject(question);
  }

  @Answers(readReversal)
  read(@Payload() question: ReadReversalV1): Promise<ReversalV1> {
    return this.reversals.read(question);
  }

  @Answers(readReversals)
  list(@Payload() question: ReadReversalsV1): Promise<ReversalsV1> {
    return this.reversals.list(question);
  }
}
