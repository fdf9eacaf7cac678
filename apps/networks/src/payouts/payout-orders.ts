import { Money } from '@hanout/money';
import type { PayoutOrder } from '@hanout/network-kit';
import { Injectable } from '@nestjs/common';
import { DataSeal } from '../data-seal';
import { accountPlace } from './payout.answer';
import type { DuePayout } from './payout.entity';

/** The orders of rows, with their numbers opened. */
@Injectable()
export class PayoutOrders {
  constructor(private readonly seal: DataSeal) {}

  readonly of = (payout: DuePayout): PayoutOrder => {
    const { payoutId, no, accountSealed, amountMinor, amountCurrency, reference, takenAt } = payout;
    return {
      id: payoutId,
      no: Number(no),
      account: this.seal.open(accountSealed, accountPlace(payoutId)),
      amount: Money.of(BigInt(amountMinor), amountCurrency),
      reference,
      takenAt,
    };
  };
}
