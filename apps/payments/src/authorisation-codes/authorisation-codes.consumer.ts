import {
  chargeAuthorisationCode,
  ChargeAuthorisationCodeV1,
  makeAuthorisationCode,
  MakeAuthorisationCodeV1,
  type AuthorisationCodeV1,
  type PaymentAnswerV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AuthorisationCodes } from './authorisation-codes.service';

@Controller()
export class AuthorisationCodesConsumer {
  constructor(private readonly codes: AuthorisationCodes) {}

  @Answers(makeAuthorisationCode)
  make(@Payload() question: MakeAuthorisationCodeV1): Promise<AuthorisationCodeV1> {
    return this.codes.make(question);
  }

  @Answers(chargeAuthorisationCode)
  charge(@Payload() question: ChargeAuthorisationCodeV1): Promise<PaymentAnswerV1> {
    return this.codes.charge(question);
  }
}
