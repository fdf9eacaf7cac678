import { takePayouts, TakePayoutsV1, type NetworkName, type PayoutsTakenV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PayoutsService } from './payouts.service';

/** The message door of one network: its subjects carry its name. */
export function payoutsConsumer(network: NetworkName): Type<object> {
  @Controller()
  class PayoutsConsumer {
    constructor(private readonly payouts: PayoutsService) {}

    @Answers(takePayouts[network])
    take(@Payload() question: TakePayoutsV1): Promise<PayoutsTakenV1> {
      return this.payouts.take(question);
    }
  }
  return PayoutsConsumer;
}
