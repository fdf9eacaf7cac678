import { reachOf } from '@hanout/access';
import { businessDayBounds, businessDayOf, isBusinessDay, type Clock } from '@hanout/calendar';
import {
  FOUND_PAYMENTS_PAGE_MAX,
  type FindPaymentsV1,
  type FoundPaymentsV1,
  type FoundPaymentV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { Merchant } from '../wallets/merchant.entity';
import { paymentV1 } from './payment.answer';
import { Payment } from './payment.entity';
import { PAYMENT_ERRORS } from './payments.errors';
import { findPaymentIds, type WantedPayments } from './payments-search.queries';

/** Any payment, to staff who were asked about it. */
@Injectable()
export class PaymentsSearch {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `payments.search_too_wide`, `payments.unknown_merchant`, `platform.invalid_input` */
  async find({ caller, ...question }: FindPaymentsV1): Promise<FoundPaymentsV1> {
    reachOf(caller, 'payments.find');
    const { day, amount, kind, state, reference, merchantCode, before } = question;
    const isNarrow = [question.walletId, merchantCode, reference, day].some((one) => one !== undefined);
    if (!isNarrow && [amount, kind, state].some((one) => one !== undefined))
      throw PAYMENT_ERRORS.error('payments.search_too_wide');
    const walletId = question.walletId ?? (merchantCode && (await this.walletOf(merchantCode)));
    return this.read({
      walletId,
      // Without another wallet beside it, all of the shop's wallet counts: what it pays and draws out, too.
      merchantCode: question.walletId && merchantCode,
      reference,
      made: day === undefined ? undefined : this.boundsOf(day),
      amount: amount && Money.fromWire(amount),
      kind,
      state,
      before,
      // One more than a page says whether there is another.
      max: FOUND_PAYMENTS_PAGE_MAX + 1,
    });
  }

  private async read(wanted: WantedPayments): Promise<FoundPaymentsV1> {
    const { manager } = this.dataSource;
    const found = await findPaymentIds(manager, wanted);
    const page = found.slice(0, FOUND_PAYMENTS_PAGE_MAX);
    const payments = await manager.findBy(Payment, { paymentId: Any(page) });
    const byId = new Map(payments.map((payment) => [payment.paymentId, foundV1(payment)]));
    return {
      items: page.flatMap((paymentId) => byId.get(paymentId) ?? []),
      ...(found.length > page.length && { next: page.at(-1)! }),
    };
  }

  private async walletOf(code: string): Promise<string> {
    const merchant = await this.dataSource.manager.findOneBy(Merchant, { code });
    if (!merchant) throw PAYMENT_ERRORS.error('payments.unknown_merchant');
    return merchant.walletId;
  }

  private boundsOf(text: string): { from: Date; to: Date } {
    const day = text === 'today' ? businessDayOf(this.clock.now()) : text;
    if (!isBusinessDay(day)) throw PLATFORM_ERRORS.error('platform.invalid_input', { field: 'day' });
    return businessDayBounds(day);
  }
}

function foundV1(payment: Payment): FoundPaymentV1 {
  const { payerWalletId, payeeWalletId } = payment;
  return { ...paymentV1(payment), payerWalletId, payeeWalletId };
}
