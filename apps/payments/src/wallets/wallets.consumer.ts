import {
  linesPaid,
  merchantChanged,
  MerchantChangedV1,
  peopleRegistered,
  ReadPricedPayeeV1,
  readPricedPayee,
  ReadWalletV1,
  readWallet,
  tierChanged,
  TierChangedV1,
  type Envelope,
  type LinesPaidV1,
  type PricedPayeeV1,
  type PeopleRegisteredV1,
  type WalletV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { WalletsService } from './wallets.service';

@Controller()
export class WalletsConsumer {
  constructor(private readonly wallets: WalletsService) {}

  @Answers(readWallet)
  read(@Payload() question: ReadWalletV1): Promise<WalletV1> {
    return this.wallets.read(question.caller);
  }

  @Answers(readPricedPayee)
  readPricedPayee(@Payload() { caller }: ReadPricedPayeeV1): Promise<PricedPayeeV1> {
    return this.wallets.readPricedPayee(caller);
  }

  @OnFact(peopleRegistered)
  onPeopleRegistered(
    data: PeopleRegisteredV1,
    manager: EntityManager,
    envelope: Envelope<PeopleRegisteredV1>,
  ): Promise<void> {
    return this.wallets.learn(manager, data, envelope.occurredAt);
  }

  @OnFact(linesPaid)
  onLinesPaid(data: LinesPaidV1, manager: EntityManager): Promise<void> {
    return this.wallets.learnProgramme(manager, data);
  }

  @OnFact(tierChanged)
  onTierChanged(data: TierChangedV1, manager: EntityManager): Promise<void> {
    return this.wallets.changeTier(manager, data);
  }

  @OnFact(merchantChanged)
  onMerchantChanged(data: MerchantChangedV1, manager: EntityManager): Promise<void> {
    return this.wallets.changeShop(manager, data);
  }
}
