import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  changeMerchant,
  ChangeMerchantV1,
  dismissCashier,
  DismissCashierV1,
  inviteCashier,
  InviteCashierV1,
  lookUpMerchant,
  LookUpMerchantV1,
  readCashiers,
  ReadCashiersV1,
  readOwnMerchant,
  ReadOwnMerchantV1,
  type AppointmentV1,
  type CashiersV1,
  type MerchantSignV1,
  type MerchantV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Cashiers } from './cashiers.service';
import { Merchants } from './merchants.service';

@Controller()
export class MerchantsConsumer {
  constructor(
    private readonly merchants: Merchants,
    private readonly cashiers: Cashiers,
  ) {}

  @Answers(readOwnMerchant)
  readOwn(@Payload() question: ReadOwnMerchantV1): Promise<MerchantV1> {
    return this.merchants.readOwn(question);
  }

  @Answers(changeMerchant)
  change(@Payload() question: ChangeMerchantV1): Promise<MerchantV1> {
    return this.merchants.change(question);
  }

  @Answers(lookUpMerchant)
  lookUp(@Payload() question: LookUpMerchantV1): Promise<MerchantSignV1> {
    return this.merchants.lookUp(question);
  }

  @Answers(readCashiers)
  readCashiers(@Payload() question: ReadCashiersV1): Promise<CashiersV1> {
    return this.cashiers.read(question);
  }

  @Answers(inviteCashier)
  inviteCashier(@Payload() question: InviteCashierV1): Promise<AppointmentV1> {
    return this.cashiers.invite(question);
  }

  @Answers(dismissCashier)
  dismissCashier(@Payload() question: DismissCashierV1): Promise<AppointmentV1> {
    return this.cashiers.dismiss(question);
  }
}
