import {
  cancelStandingOrder,
  CancelStandingOrderV1,
  createStandingOrder,
  CreateStandingOrderV1,
  readStandingOrders,
  ReadStandingOrdersV1,
  type StandingOrdersV1,
  type StandingOrderV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { StandingOrders } from './standing-orders.service';

@Controller()
export class StandingOrdersConsumer {
  constructor(private readonly standingOrders: StandingOrders) {}

  @Answers(createStandingOrder)
  create(@Payload() question: CreateStandingOrderV1): Promise<StandingOrderV1> {
    return this.standingOrders.create(question.caller, question.body);
  }

  @Answers(readStandingOrders)
  read(@Payload() question: ReadStandingOrdersV1): Promise<StandingOrdersV1> {
    return this.standingOrders.read(question.caller);
  }

  @Answers(cancelStandingOrder)
  cancel(@Payload() question: CancelStandingOrderV1): Promise<StandingOrderV1> {
    return this.standingOrders.cancel(question.caller, question.standingOrderId);
  }
}
