import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { signInByNumber, SignInByNumberV1, type SignedInByNumberV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { NumberSignIns } from './sign-in-by-number.service';

@Controller()
export class SignInByNumberConsumer {
  constructor(private readonly signIns: NumberSignIns) {}

  @Answers(signInByNumber)
  signIn(@Payload() question: SignInByNumberV1): Promise<SignedInByNumberV1> {
    return this.signIns.signIn(question);
  }
}
