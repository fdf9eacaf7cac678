import { readInstruction, ReadInstructionV1, type InstructionV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Instructions } from './instructions.service';

@Controller()
export class InstructionsConsumer {
  constructor(private readonly instructions: Instructions) {}

  @Answers(readInstruction)
  read(@Payload() question: ReadInstructionV1): Promise<InstructionV1> {
    return this.instructions.read(question);
  }
}
