import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { signUpCustomer, SignUpCustomerV1, type CustomerSignedUpV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { SignUps } from './sign-up.service';

@Controller()
export class SignUpConsumer {
  constructor(private readonly signUps: SignUps) {}

  @Answers(signUpCustomer)
  signUpCustomer(@Payload() question: SignUpCustomerV1): Promise<CustomerSignedUpV1> {
    return this.signUps.signUpCustomer(question);
  }
}
