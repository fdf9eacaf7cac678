import {
  answerComplaint,
  AnswerComplaintV1,
  complain,
  ComplainV1,
  readComplaints,
  ReadComplaintsV1,
  type ComplaintsV1,
  type ComplaintToAnswerV1,
  type ComplaintV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Complaints } from './complaints.service';

@Controller()
export class ComplaintsConsumer {
  constructor(private readonly complaints: Complaints) {}

  @Answers(complain)
  complain(@Payload() question: ComplainV1): Promise<ComplaintV1> {
    return this.complaints.complain(question);
  }

  @Answers(readComplaints)
  list(@Payload() question: ReadComplaintsV1): Promise<ComplaintsV1> {
    return this.complaints.list(question);
  }

  @Answers(answerComplaint)
  answer(@Payload() question: AnswerComplaintV1): Promise<ComplaintToAnswerV1> {
    return this.complaints.answer(question);
  }
}
