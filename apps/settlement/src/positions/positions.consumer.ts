import {
  linesPaid,
  LinesPaidV1,
  paymentsCompleted,
  PaymentsCompletedV1,
  readPositions,
  ReadPositionsV1,
  vouchersRedeemed,
  VouchersRedeemedV1,
  type PositionsV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { PositionsService } from './positions.service';

@Controller()
export class PositionsConsumer {
  constructor(private readonly positions: PositionsService) {}

  @Answers(readPositions)
  read(@Payload() question: ReadPositionsV1): Promise<PositionsV1> {
    return this.positions.read(question);
  }

  @OnFact(linesPaid)
  onLinesPaid(data: LinesPaidV1, manager: EntityManager): Promise<void> {
    return this.positions.onLinesPaid(data, manager);
  }

  @OnFact(paymentsCompleted)
  onPaymentsCompleted(data: PaymentsCompletedV1, manager: EntityManager): Promise<void> {
    return this.positions.onPaymentsCompleted(data, manager);
  }

  @OnFact(vouchersRedeemed)
  onVouchersRedeemed(data: VouchersRedeemedV1, manager: EntityManager): Promise<void> {
    return this.positions.onVouchersRedeemed(data, manager);
  }
}
