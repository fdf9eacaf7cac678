import {
  createPayout,
  CreatePayoutV1,
  payoutsEnded,
  type NetworkName,
  type PayoutAnswerV1,
  type PayoutsEndedV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { Speakers } from '../payments/speakers.service';
import { PayoutEnds } from './payout-ends.service';
import { PayoutsService } from './payouts.service';

/** Each network has a subject of its own, and speaks for nobody else. */
@Controller()
export class PayoutsConsumer {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly ends: PayoutEnds,
    private readonly speakers: Speakers,
  ) {}

  @Answers(createPayout)
  create(@Payload() question: CreatePayoutV1): Promise<PayoutAnswerV1> {
    return this.payouts.create(question);
  }

  @OnFact(payoutsEnded['barid-cash'])
  onBaridCash(said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.onEnded('barid-cash', said, manager);
  }

  @OnFact(payoutsEnded['cash-plus'])
  onCashPlus(said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.onEnded('cash-plus', said, manager);
  }

  @OnFact(payoutsEnded['damane-cash'])
  onDamaneCash(said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.onEnded('damane-cash', said, manager);
  }

  @OnFact(payoutsEnded.m2t)
  onM2t(said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.onEnded('m2t', said, manager);
  }

  @OnFact(payoutsEnded.wafacash)
  onWafacash(said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.onEnded('wafacash', said, manager);
  }

  @OnFact(payoutsEnded['wana-cash'])
  onWanaCash(said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    return this.onEnded('wana-cash', said, manager);
  }

  private async onEnded(network: NetworkName, said: PayoutsEndedV1, manager: EntityManager): Promise<void> {
    await this.speakers.demand(network, said, 'payments.end-payouts');
    await this.ends.apply(manager, network, said.payouts);
  }
}
