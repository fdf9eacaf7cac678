import {
  COMPLETED_PAYMENTS_MAX,
  paymentEnded,
  paymentRequested,
  paymentsCompleted,
  type PartyV1,
  type CompletedPaymentV1,
  type PaymentEndedV1,
  type PaymentRequestedV1,
  type PAYMENT_ENDS,
} from '@hanout/contracts';
import { Outbox } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Biller } from '../billers/biller';
import { findBillersByAccount } from '../billers/billers.queries';
import { findFloats, type Float } from '../floats/floats.queries';
import { findParties, type Parties } from '../wallets/parties.queries';
import type { Payment } from './payment.entity';
import { isFinal, isForItsPayer } from './payment.moves';
import { networkOfPosition, WITHDRAWALS_ACCOUNT_ID } from './payment.transfer';

interface Sides {
  payer: PartyV1;
  payee: PartyV1;
}

/** A payment that has just come to the state it is in. */
export interface Told {
  payment: Payment;
  /** Its sides, where they were read moments ago: they are not read again. */
  parties?: Parties | undefined;
}

/** Tells others of what payments have come to; what only we and the ledger know is not told. */
@Injectable()
export class PaymentFacts {
  constructor(private readonly outbox: Outbox) {}

  async tell(manager: EntityManager, moved: readonly Told[]): Promise<void> {
    const payments = moved.map(({ payment }) => payment);
    const completed = payments.filter(({ state }) => state === 'completed');
    const waiting = payments.filter(
      (payment) =>
        (payment.state === 'requested' && payment.kind !== 'float_swap') ||
        (payment.state === 'held' && isForItsPayer(payment)),
    );
    const ended = payments.filter(
      (payment) => isFinal(payment.state) && payment.state !== 'completed' && wasAsked(payment),
    );
    const told = new Set([...completed, ...waiting, ...ended]);
    if (told.size === 0) return;
    const sidesOf = await findSides(
      manager,
      moved.filter(({ payment }) => told.has(payment)),
    );
    const amountOf = await findAmountsGivenBackOf(manager, completed);
    const refOf = await findNetworkRefs(manager, completed);
    const codeOf = await findQrCodes(manager, completed);
    await this.outbox.addAll(
      manager,
      paymentsCompleted,
      inLists(
        completed.map((one) => ({
          ...completedPayment(one, sidesOf(one), amountOf),
          ...refOf.get(one.paymentId),
          ...codeOf.get(one.paymentId),
        })),
        COMPLETED_PAYMENTS_MAX,
      ).map((list) => ({ payments: list })),
    );
    await this.outbox.addAll(
      manager,
      paymentRequested,
      waiting.map((one) => requestedFact(one, sidesOf(one))),
    );
    await this.outbox.addAll(
      manager,
      paymentEnded,
      ended.map((one) => endedFact(one, sidesOf(one))),
    );
  }
}

/** Somebody was asked: for money, at a counter too, or to give it back. Of a code or payout that came to nothing its maker hears. */
function wasAsked({ kind, channel, refundOf, state }: Payment): boolean {
  if (kind === 'payout') return state === 'declined';
  // Between two counters, where no person has a wallet.
  if (kind === 'float_swap') return false;
  if (channel === 'withdrawal_code') return state === 'declined' || state === 'expired';
  const isAtCounter = kind === 'cash_out' && channel === 'counter';
  return kind === 'recall' || isAtCounter || (channel === 'request' && refundOf === null);
}

async function findSides(
  manager: EntityManager,
  told: readonly Told[],
): Promise<(payment: Payment) => Sides> {
  const { wallets, merchants } = await partiesOf(manager, told);
  const others = walletIdsOf(told).filter(
    (walletId) => !wallets.has(walletId) && !networkOfPosition(walletId),
  );
  const floats = await findFloats(manager, others);
  const billers = await findBillersByAccount(
    manager,
    others.filter((walletId) => !floats.has(walletId)),
  );
  const shopOf = new Map([...merchants.values()].map((shop) => [shop.walletId, shop]));
  const partyOf = (payment: Payment, walletId: string): PartyV1 => {
    const position = networkOfPosition(walletId);
    if (position) return { walletId, kind: 'network', network: position };
    const float = floats.get(walletId);
    if (float) return agentOf(float);
    const biller = billers.get(walletId);
    if (biller) return billerParty(biller);
    const wallet = wallets.get(walletId);
    if (!wallet) throw new Error(`payment ${payment.paymentId} lost one of its sides`);
    const { kind, network, personId } = wallet;
    if (kind !== 'merchant') return { walletId, kind, network, personId };
    // The shop that was named, also when its owner has another wallet by now.
    const isNamed = walletId === (payment.refundOf ? payment.payerWalletId : payment.payeeWalletId);
    const named = isNamed && payment.merchantCode ? merchants.get(payment.merchantCode) : undefined;
    const merchant = named ?? shopOf.get(walletId);
    if (!merchant) return { walletId, kind, network, personId };
    const { code, tradeNameAr, tradeNameFr, mcc } = merchant;
    return { walletId, kind, network, personId, code, tradeNameAr, tradeNameFr, mcc };
  };
  return (payment) => ({
    payer: partyOf(payment, payment.payerWalletId),
    // A code that nobody redeemed is its maker's own affair: he asked himself.
    payee: partyOf(
      payment,
      payment.payeeWalletId === WITHDRAWALS_ACCOUNT_ID ? payment.payerWalletId : payment.payeeWalletId,
    ),
  });
}

const walletIdsOf = (told: readonly Told[]): string[] =>
  told.flatMap(({ payment: { payerWalletId, payeeWalletId } }) => [payerWalletId, payeeWalletId]);

async function partiesOf(manager: EntityManager, told: readonly Told[]): Promise<Parties> {
  const unknown = told.filter(({ parties }) => parties === undefined);
  const known = new Set(told.flatMap(({ parties }) => parties ?? []));
  if (unknown.length > 0)
    known.add(
      await findParties(manager, {
        walletIds: walletIdsOf(unknown),
        merchantCodes: unknown.flatMap(({ payment: { merchantCode } }) => merchantCode ?? []),
      }),
    );
  return {
    wallets: new Map([...known].flatMap(({ wallets }) => [...wallets])),
    merchants: new Map([...known].flatMap(({ merchants }) => [...merchants])),
  };
}

function agentOf(float: Float): PartyV1 {
  const { floatId: walletId, network, agentId, agentCode: code, tradeNameAr, tradeNameFr } = float;
  return { walletId, kind: 'agent', network, agentId, code, tradeNameAr, tradeNameFr };
}

/** The amounts of the payments that these give back, by their ids: of most groups none is asked for. */
async function findAmountsGivenBackOf(
  manager: EntityManager,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string | null, bigint>> {
  const ids = payments.flatMap(({ refundOf }) => refundOf ?? []);
  if (ids.length === 0) return new Map();
  const rows: { payment_id: string; amount_minor: string }[] = await manager.query(
    'select payment_id, amount_minor from payments where payment_id = any ($1)',
    [ids],
  );
  return new Map(rows.map(({ payment_id, amount_minor }) => [payment_id, BigInt(amount_minor)]));
}

/** The number a network has for what went to or came from its own system; of most groups none is asked for. */
async function findNetworkRefs(
  manager: EntityManager,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, { networkRef: string }>> {
  const ids = payments.flatMap(({ kind, paymentId }) =>
    kind === 'payout' || kind === 'collection' ? paymentId : [],
  );
  if (ids.length === 0) return new Map();
  const rows: { payment_id: string; network_ref: string }[] = await manager.query(
    `select payment_id, network_ref from payouts where payment_id = any ($1) and network_ref is not null
     union all
     select collection_id, network_ref from collections where collection_id = any ($1) and network_ref is not null`,
    [ids],
  );
  return new Map(rows.map(({ payment_id, network_ref: networkRef }) => [payment_id, { networkRef }]));
}

/** The codes on tills that these were paid by; of most groups none is asked for. */
async function findQrCodes(
  manager: EntityManager,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, { qrCodeId: string }>> {
  const ids = payments.flatMap(({ channel, refundOf, paymentId }) =>
    channel === 'dynamic_qr' && refundOf === null ? paymentId : [],
  );
  if (ids.length === 0) return new Map();
  const rows: { payment_id: string; qr_code_id: string }[] = await manager.query(
    'select payment_id, qr_code_id from qr_codes where payment_id = any ($1)',
    [ids],
  );
  return new Map(rows.map(({ payment_id, qr_code_id: qrCodeId }) => [payment_id, { qrCodeId }]));
}

function billerParty({ accountId: walletId, network, code, content }: Biller): PartyV1 {
  const { nameAr: tradeNameAr, nameFr: tradeNameFr } = content;
  return { walletId, kind: 'biller', network, code, tradeNameAr, tradeNameFr };
}

function inLists<T>(items: readonly T[], max: number): T[][] {
  const lists: T[][] = [];
  for (let from = 0; from < items.length; from += max) lists.push(items.slice(from, from + max));
  return lists;
}

function completedPayment(
  payment: Payment,
  sides: Sides,
  amountOf: ReadonlyMap<string | null, bigint>,
): CompletedPaymentV1 {
  const { paymentId, kind, channel, reference, currency, refundOf, completedAt, scheduleId } = payment;
  if (!completedAt) throw new Error(`payment ${paymentId} is not completed`);
  const refundOfMinor = amountOf.get(refundOf);
  return {
    paymentId,
    kind,
    channel,
    reference,
    ...sides,
    amount: { minor: payment.amountMinor.toString(), currency },
    fee: {
      paidBy: payment.feeSide,
      amount: { minor: payment.feeMinor.toString(), currency },
      accrued: payment.accrued.toString(),
      ...(scheduleId !== null && { scheduleId }),
      shares: payment.shares,
    },
    ...(refundOf !== null && { refundOf }),
    ...(refundOfMinor !== undefined && { refundOfAmount: { minor: refundOfMinor.toString(), currency } }),
    completedAt: completedAt.toISOString(),
  };
}

/** Of a request and of a recall alike the payer is asked and the payee asks: at a counter, no person does. */
function askedFact(payment: Payment, { payer, payee }: Sides) {
  const { paymentId, kind, reference, currency } = payment;
  return {
    paymentId,
    kind,
    reference,
    askedPersonId: payer.personId!,
    ...(payee.personId !== undefined && { askingPersonId: payee.personId }),
    askedWalletId: payer.walletId,
    askingWalletId: payee.walletId,
    ...(payee.agentId !== undefined && { askingAgentId: payee.agentId, askingNetwork: payee.network }),
    amount: { minor: payment.amountMinor.toString(), currency },
  };
}

function requestedFact(payment: Payment, sides: Sides): PaymentRequestedV1 {
  const { tradeNameAr, tradeNameFr } = sides.payee;
  return {
    ...askedFact(payment, sides),
    ...(tradeNameAr !== undefined && { tradeNameAr }),
    ...(tradeNameFr !== undefined && { tradeNameFr }),
    expiresAt: payment.expiresAt!.toISOString(),
  };
}

function endedFact(payment: Payment, { payer, payee }: Sides): PaymentEndedV1 {
  return {
    // A payout is its payer's own affair: he asked himself.
    ...askedFact(payment, { payer, payee: payment.kind === 'payout' ? payer : payee }),
    end: payment.state as (typeof PAYMENT_ENDS)[number],
    ...(payment.failure !== null && { failure: payment.failure }),
  };
}
