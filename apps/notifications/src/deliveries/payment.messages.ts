import type {
  BulkEndedV1,
  BulkProposedV1,
  CompletedPaymentV1,
  PartyV1,
  PaymentEndedV1,
  PaymentKind,
  PaymentRequestedV1,
  StandingOrderMissedV1,
} from '@hanout/contracts';
import { Money } from '@hanout/money';
import { v5 as uuidV5 } from 'uuid';
import type { Values } from '../templates/places';
import type { TemplateName } from '../templates/templates';
import type { FactMessage } from './fact.message';

/** A standing order and a turn make one miss. */
const TURNS = '0a6de8f5-1ce3-4b6b-9a5e-6d0f6f2f8c55';
/** A bulk and an attempt make one end. */
const BULKS = '0c6f0a0e-8b7c-4d53-9a55-2f4f7be1c3d8';

/**
 * What each side hears of money that has moved; the shop at once. At a counter the agent has seen it himself, a biller has
 * no phone, and a network tells its own customers.
 */
const TOLD: Readonly<Record<PaymentKind, { payer?: TemplateName; payee?: TemplateName }>> = {
  merchant_payment: { payer: 'payment_sent', payee: 'payment_received' },
  supplier_payment: { payer: 'payment_sent', payee: 'payment_received' },
  business_to_person: { payer: 'transfer_sent', payee: 'transfer_received' },
  person_to_person: { payer: 'transfer_sent', payee: 'transfer_received' },
  bill_payment: { payer: 'bill_paid' },
  cash_in: { payee: 'cash_in_done' },
  cash_out: { payer: 'cash_out_done' },
  // Two agents who stand before each other.
  float_swap: {},
  payout: { payer: 'transfer_sent' },
  collection: { payee: 'payment_received' },
  refund: { payer: 'refund_sent', payee: 'refund_received' },
  recall: { payer: 'refund_sent', payee: 'refund_received' },
  reversal: { payer: 'refund_sent', payee: 'refund_received' },
};

const ENDED: Readonly<Record<PaymentEndedV1['end'], TemplateName>> = {
  declined: 'request_declined',
  expired: 'request_expired',
  failed: 'request_ended',
  cancelled: 'request_ended',
};

/** Who kept money aside himself, and has it back: of cash, whoever made a code. */
const HELD_FOR_NOTHING: Readonly<Partial<Record<PaymentKind, TemplateName>>> = {
  cash_out: 'withdrawal_code_ended',
  payout: 'payout_declined',
};

/** What asks somebody for his word, and is of no use once the payment has ended. */
export const ASKING_TEMPLATES = [
  'payment_requested',
  'recall_requested',
  'cash_out_requested',
] as const satisfies TemplateName[];

const ASKING: Readonly<Partial<Record<PaymentKind, TemplateName>>> = {
  recall: 'recall_requested',
  cash_out: 'cash_out_requested',
};

export function completedMessages(payment: CompletedPaymentV1): FactMessage[] {
  const { payer, payee, paymentId, reference } = payment;
  const told = TOLD[payment.kind];
  const sides: [PartyV1, TemplateName | undefined][] = [
    // Of a bulk he hears once, at its end.
    [payer, payment.channel === 'bulk' ? undefined : told.payer],
    [payee, told.payee],
  ];
  const values = { ...valuesOf(payment), ...namesOf(payee) };
  return sides.flatMap(([{ personId }, template]) =>
    personId && template ? { factId: paymentId, personId, template, values, reference } : [],
  );
}

/** To the owner of the wallet that would pay: nothing is, before he says yes. */
export function bulkWaitsMessage({ bulkId, personId, lines, total, expiresAt }: BulkProposedV1): FactMessage {
  return {
    factId: bulkId,
    personId,
    template: 'bulk_waits',
    values: { count: String(lines), sum: Money.fromWire(total).toDecimal(), expiry: expiresAt },
    expiresAt,
  };
}

/** To the payer: one message for the whole of it, and another when failed lines were tried again. */
export function bulkMessage({ bulkId, attempt, personId, paid, failed, amount }: BulkEndedV1): FactMessage {
  return {
    factId: uuidV5(`${bulkId}:${attempt}`, BULKS),
    personId,
    template: 'bulk_ended',
    values: { count: String(paid), sum: Money.fromWire(amount).toDecimal(), failed: String(failed) },
  };
}

export function requestedMessage(payment: PaymentRequestedV1): FactMessage {
  const { paymentId, askedPersonId, reference, expiresAt, kind } = payment;
  return {
    factId: paymentId,
    personId: askedPersonId,
    template: ASKING[kind] ?? 'payment_requested',
    values: { ...valuesOf(payment), ...namesOf(payment), expiry: expiresAt },
    reference,
    expiresAt,
  };
}

/** The one who asked is told; the other knows, or has missed nothing. At a counter nobody is: the agent sees it himself. */
export function endedMessages(payment: PaymentEndedV1): FactMessage[] {
  const { paymentId, askingPersonId, end, reference } = payment;
  if (askingPersonId === undefined) return [];
  const message = {
    factId: paymentId,
    personId: askingPersonId,
    template: HELD_FOR_NOTHING[payment.kind] ?? ENDED[end],
    values: valuesOf(payment),
    reference,
  };
  return [message];
}

export function standingOrderMissedMessage({
  standingOrderId,
  personId,
  turn,
  day,
  amount,
}: StandingOrderMissedV1): FactMessage {
  return {
    factId: uuidV5(`${standingOrderId}:${turn}`, TURNS),
    personId,
    template: 'standing_order_missed',
    values: { amount: Money.fromWire(amount).toDecimal(), date: day },
  };
}

function valuesOf({ amount, reference }: Pick<CompletedPaymentV1, 'amount' | 'reference'>): Values {
  return { amount: Money.fromWire(amount).toDecimal(), reference };
}

function namesOf({ tradeNameAr, tradeNameFr }: { tradeNameAr?: string; tradeNameFr?: string }): Values {
  return { nameAr: tradeNameAr, nameFr: tradeNameFr };
}
