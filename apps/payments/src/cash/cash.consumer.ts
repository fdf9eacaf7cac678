import {
  cancelCash,
  CancelCashV1,
  cashIn,
  cashOut,
  CashV1,
  makeWithdrawalCode,
  MakeWithdrawalCodeV1,
  priceWithdrawal,
  PriceWithdrawalV1,
  redeemWithdrawalCode,
  RedeemWithdrawalCodeV1,
  type PaymentAnswerV1,
  type WithdrawalCodeV1,
  type WithdrawalPriceV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CashCancellations } from './cancellations.service';
import { CashDesk } from './cash-desk.service';
import { Redemptions } from './redemptions.service';
import { WithdrawalCodes } from './withdrawal-codes.service';

@Controller()
export class CashConsumer {
  constructor(
    private readonly desk: CashDesk,
    private readonly codes: WithdrawalCodes,
    private readonly redemptions: Redemptions,
    private readonly cancellations: CashCancellations,
  ) {}

  @Answers(cashIn)
  cashIn(@Payload() question: CashV1): Promise<PaymentAnswerV1> {
    return this.desk.cashIn(question);
  }

  @Answers(cashOut)
  cashOut(@Payload() question: CashV1): Promise<PaymentAnswerV1> {
    return this.desk.cashOut(question);
  }

  @Answers(cancelCash)
  cancel(@Payload() question: CancelCashV1): Promise<PaymentAnswerV1> {
    return this.cancellations.cancel(question);
  }

  @Answers(makeWithdrawalCode)
  makeCode(@Payload() question: MakeWithdrawalCodeV1): Promise<WithdrawalCodeV1> {
    return this.codes.make(question);
  }

  @Answers(priceWithdrawal)
  priceWithdrawal(@Payload() question: PriceWithdrawalV1): Promise<WithdrawalPriceV1> {
    return this.codes.price(question);
  }

  @Answers(redeemWithdrawalCode)
  redeem(@Payload() question: RedeemWithdrawalCodeV1): Promise<PaymentAnswerV1> {
    return this.redemptions.redeem(question);
  }
}
