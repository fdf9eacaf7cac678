import {
  commentBreak,
  CommentBreakV1,
  proposeBreakResolution,
  ProposeBreakResolutionV1,
  readBreak,
  readBreaks,
  ReadBreaksV1,
  ReadBreakV1,
  type BreakCaseV1,
  type BreaksV1,
  type ProposalV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Breaks } from './breaks.service';

@Controller()
export class BreaksConsumer {
  constructor(private readonly breaks: Breaks) {}

  @Answers(readBreaks)
  list(@Payload() question: ReadBreaksV1): Promise<BreaksV1> {
    return this.breaks.list(question);
  }

  @Answers(readBreak)
  read(@Payload() question: ReadBreakV1): Promise<BreakCaseV1> {
    return this.breaks.read(question);
  }

  @Answers(commentBreak)
  comment(@Payload() question: CommentBreakV1): Promise<BreakCaseV1> {
    return this.breaks.comment(question);
  }

  @Answers(proposeBreakResolution)
  propose(@Payload() question: ProposeBreakResolutionV1): Promise<ProposalV1> {
    return this.breaks.propose(question);
  }
}
