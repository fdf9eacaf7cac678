import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CASH_ERRORS } from '../cash/cash.errors';
import { findCircumstances } from '../payments/circumstances.queries';
import { limitScopesOf, limitsUsed } from '../payments/limits-used';
import { newPayment } from '../payments/new-payment';
import { agreeTerms } from '../payments/payment.terms';
import type { SinglePlan } from '../payments/single-openings.service';
import { PricesService } from '../prices/prices.service';
import { readRulebook } from '../rules/rulebook';
import { useCode, type AuthorisationCode } from './authorisation-codes.queries';

interface Charge {
  code: AuthorisationCode;
  merchantCode: string;
  amount: Money;
}

/** A payment to a shop like any other, with the code in place of the payer's own call. */
@Injectable()
export class Charges {
  constructor(private readonly prices: PricesService) {}

  planner(charge: Charge): (manager: EntityManager) => Promise<SinglePlan> {
    return (manager) => this.plan(manager, charge);
  }

  private async plan(manager: EntityManager, { code, merchantCode, amount }: Charge): Promise<SinglePlan> {
    const { payerWalletId, personId: callerId, codeId: paymentId } = code;
    const channel = 'authorisation_code';
    const wish = { callerId, payerWalletId, payee: { merchantCode }, channel, amount } as const;
    const circumstancesOf = await findCircumstances(manager, this.prices, [wish]);
    const rulebook = await readRulebook(manager);
    const { kind, payer, payee, merchant, price, limits } = agreeTerms(wish, circumstancesOf(wish), rulebook);
    if (amount.minor > code.ceilingMinor)
      throw CASH_ERRORS.error('payments.above_code_ceiling', {
        field: 'amount.minor',
        params: { ceiling: Money.of(code.ceilingMinor, code.currency).toString() },
      });
    const payment = newPayment({
      paymentId,
      kind,
      channel,
      merchantCode: merchant!.code,
      payerWalletId: payer.walletId,
      payeeWalletId: payee.walletId,
      currency: amount.currency,
      amountMinor: amount.minor,
      ...price,
      refundOf: null,
      limitDay: rulebook.day,
      limitScopes: limitScopesOf(channel),
    });
    return {
      payment,
      reservations: limitsUsed(payment, limits, rulebook),
      writeMore: async (transaction) => {
        if (!(await useCode(transaction, paymentId)))
          throw CASH_ERRORS.error('payments.code_over', { field: 'code' });
      },
    };
  }
}
