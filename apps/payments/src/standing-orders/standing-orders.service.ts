import { isDeepStrictEqual } from 'node:util';
import { reachOf } from '@hanout/access';
import { isBusinessDay } from '@hanout/calendar';
import type {
  CallerV1,
  CreateStandingOrderBodyV1,
  StandingOrdersV1,
  StandingOrderV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findCircumstances } from '../payments/circumstances.queries';
import { payeeIdOf, payeeOf, payerOf } from '../payments/payment.parties';
import { agreeTerms, type HolderNamed } from '../payments/payment.terms';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { Proofs } from '../payments/proofs.service';
import { PricesService } from '../prices/prices.service';
import { readRulebook } from '../rules/rulebook';
import { STANDING_ORDER_ERRORS } from './standing-orders.errors';
import {
  cancelStandingOrder,
  findStandingOrder,
  standingOrdersOf,
  writeStandingOrder,
  type StandingOrder,
  type StandingOrderWish,
} from './standing-orders.queries';

/** What somebody has us pay again and again: he proves once that it is him, and may take it back at any time. */
@Injectable()
export class StandingOrders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly proofs: Proofs,
  ) {}

  /**
   * The same id and content again is the same standing order, and needs no other proof.
   *
   * @throws DomainError `payments.standing_order_id_reused`, `payments.standing_order_day_past`, as a payment of today would be refused,
   *   or why the proof is none
   */
  async create(caller: CallerV1, body: CreateStandingOrderBodyV1): Promise<StandingOrderV1> {
    reachOf(caller, 'payments.create-standing-order');
    const wish = wishOf(caller, body);
    const { manager } = this.dataSource;
    const before = await findStandingOrder(manager, wish.standingOrderId);
    if (before) return standingOrderV1(sameAs(wish, before));
    const rulebook = await readRulebook(manager);
    if (wish.firstDay < rulebook.day)
      throw STANDING_ORDER_ERRORS.error('payments.standing_order_day_past', {
        field: 'firstDay',
        params: { day: rulebook.day },
      });
    const asked = { ...wish, callerId: wish.personId, channel: 'schedule' as const };
    const circumstancesOf = await findCircumstances(manager, this.prices, [asked]);
    agreeTerms(asked, circumstancesOf(asked), rulebook);
    const { standingOrderId: paymentId, amount, payee } = wish;
    await this.proofs.demand(caller, { paymentId, amount, payee: payeeIdOf(payee) }, body.proof);
    await writeStandingOrder(manager, wish);
    return standingOrderV1(sameAs(wish, (await findStandingOrder(manager, wish.standingOrderId))!));
  }

  async read(caller: CallerV1): Promise<StandingOrdersV1> {
    reachOf(caller, 'payments.read-standing-orders');
    const { walletId } = payerOf(caller);
    return {
      standingOrders: (await standingOrdersOf(this.dataSource.manager, walletId)).map(standingOrderV1),
    };
  }

  /** Twice is the same. @throws DomainError `payments.unknown_standing_order`, also of another's */
  async cancel(caller: CallerV1, standingOrderId: string): Promise<StandingOrderV1> {
    reachOf(caller, 'payments.cancel-standing-order');
    const { walletId } = payerOf(caller);
    const { manager } = this.dataSource;
    const standingOrder = await findStandingOrder(manager, standingOrderId);
    if (standingOrder?.payerWalletId !== walletId)
      throw STANDING_ORDER_ERRORS.error('payments.unknown_standing_order');
    await cancelStandingOrder(manager, standingOrderId);
    return standingOrderV1((await findStandingOrder(manager, standingOrderId))!);
  }
}

function wishOf(caller: CallerV1, body: CreateStandingOrderBodyV1): StandingOrderWish {
  const { callerId: personId, walletId: payerWalletId } = payerOf(caller);
  const { standingOrderId, merchantCode, walletId, every, firstDay, turns, note } = body;
  const payee = payeeOf({
    ...(merchantCode !== undefined && { merchantCode }),
    ...(walletId !== undefined && { walletId }),
  }) as HolderNamed;
  const amount = Money.fromWire(body.amount);
  if (amount.currency !== 'MAD')
    throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
  if (!isBusinessDay(firstDay)) throw PLATFORM_ERRORS.error('platform.invalid_input', { field: 'firstDay' });
  return {
    standingOrderId,
    personId,
    payerWalletId,
    payee,
    amount,
    every,
    firstDay,
    ...(turns !== undefined && { turns }),
    ...(note !== undefined && { note }),
  };
}

/** @throws DomainError `payments.standing_order_id_reused`, also when it is another's: that it is there is his affair */
function sameAs(wish: StandingOrderWish, standingOrder: StandingOrder): StandingOrder {
  const parts = ({
    amount,
    personId,
    payerWalletId,
    payee,
    every,
    firstDay,
    turns,
    note,
  }: StandingOrderWish) => [amount.toString(), personId, payerWalletId, payee, every, firstDay, turns, note];
  if (!isDeepStrictEqual(parts(wish), parts(standingOrder)))
    throw STANDING_ORDER_ERRORS.error('payments.standing_order_id_reused', { field: 'standingOrderId' });
  return standingOrder;
}

function standingOrderV1(standingOrder: StandingOrder): StandingOrderV1 {
  const { standingOrderId, payee, amount, every, firstDay, turns, note, state, nextDay, paid, missed } =
    standingOrder;
  return {
    standingOrderId,
    ...payee,
    amount: amount.toWire(),
    every,
    firstDay,
    ...(turns !== undefined && { turns }),
    ...(note !== undefined && { note }),
    state,
    ...(state === 'active' && { nextDay }),
    paid,
    missed,
    ...(standingOrder.lastFailure !== undefined && { lastFailure: standingOrder.lastFailure }),
  };
}
