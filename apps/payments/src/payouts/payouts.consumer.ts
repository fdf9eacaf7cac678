import {
  createPayout,
  CreatePayoutV1,
  payoutsEnded,
  type PayoutAnswerV1,
  type PayoutsEndedV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { PayoutEnds } from './payout-ends.service';
import { PayoutsService } from './payouts.service';

/** Each network has a subject of its own, and speaks for nobody else. */
@Controller()
export class PayoutsConsumer {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly ends: PayoutEnds,
  ) {}

  @Answers(createPayout)
  create(@Payload() question: CreatePayoutV1): Promise<PayoutAnswerV1> {
    return this.payouts.create(question);
  }

  @OnFact(payoutsEnded['barid-cash'])
  onBaridCash({ payouts }: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.ends.apply(manager, 'barid-cash', payouts);
  }

  @OnFact(payoutsEnded['cash-plus'])
  onCashPlus({ payouts }: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.ends.apply(manager, 'cash-plus', payouts);
  }

  @OnFact(payoutsEnded['damane-cash'])
  onDamaneCash({ payouts }: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.ends.apply(manager, 'damane-cash', payouts);
  }

  @OnFact(payoutsEnded.m2t)
  onM2t({ payouts }: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.ends.apply(manager, 'm2t', payouts);
  }

  @OnFact(payoutsEnded.wafacash)
  onWafacash({ payouts }: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.ends.apply(manager, 'wafacash', payouts);
  }

  @OnFact(payoutsEnded['wana-cash'])
  onWanaCash({ payouts }: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.ends.apply(manager, 'wana-cash', payouts);
  }
}
