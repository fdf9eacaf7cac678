import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  changePinByNumber,
  ChangePinByNumberV1,
  signInByNumber,
  SignInByNumberV1,
  type PinStateV1,
  type SignedInByNumberV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { NumberSignIns } from './sign-in-by-number.service';

@Controller()
export class SignInByNumberConsumer {
  constructor(private readonly signIns: NumberSignIns) {}

  @Answers(signInByNumber)
  signIn(@Payload() question: SignInByNumberV1): Promise<SignedInByNumberV1> {
    return this.signIns.signIn(question);
  }

  @Answers(changePinByNumber)
  changePin(@Payload() question: ChangePinByNumberV1): Promise<PinStateV1> {
    return this.signIns.changePin(question);
  }
}
