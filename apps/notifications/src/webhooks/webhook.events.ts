import type {
  CompletedPaymentV1,
  MoneyV1,
  PaymentEndedV1,
  PaymentKind,
  WebhookDeliveryEvent,
  WebhookEvent,
} from '@hanout/contracts';

/** What an endpoint is told of one payment. The order of the names is that of the text; within a version fields are only added. */
export interface PaymentTold {
  paymentId: string;
  reference: string;
  kind: PaymentKind;
  /** Seen from the shop. */
  direction: 'in' | 'out';
  state: 'completed' | PaymentEndedV1['end'];
  amount: MoneyV1;
  /** Posted with the payment and borne by the shop; of what gives back, none. */
  fee?: MoneyV1;
  channel?: string;
  qrCodeId?: string;
  /** Of what gives back: the payment it gives back. */
  refundOf?: string;
  failure?: string;
}

/** One event for the endpoints of one wallet. */
export interface ShopEvent {
  walletId: string;
  event: WebhookEvent;
  factId: string;
  reference: string;
  body: string;
}

const GIVING_BACK: readonly PaymentKind[] = ['refund', 'recall', 'reversal'];
/** Of these it was the payer who kept money aside and hears that it was for nothing. */
const SENT_BY_ASKER: readonly PaymentKind[] = ['payout', 'cash_out'];

/** The text that is signed and sent. */
export function bodyOf(type: WebhookDeliveryEvent, occurredAt: string, data: object): string {
  return JSON.stringify({ type, occurredAt, data });
}

/** Both sides, each from where it stands: which of them has an endpoint, the rows say. Of the other side nothing is told. */
export function completedEvents(payment: CompletedPaymentV1): ShopEvent[] {
  const { kind, paymentId, reference, payer, payee, amount, fee, completedAt } = payment;
  const givesBack = GIVING_BACK.includes(kind);
  const event: WebhookEvent = givesBack ? 'payment.refunded' : 'payment.completed';
  const tell = (side: 'payer' | 'payee'): ShopEvent => {
    const told: PaymentTold = {
      paymentId,
      reference,
      kind,
      direction: side === 'payee' ? 'in' : 'out',
      state: 'completed',
      amount: wireOf(amount),
      ...(fee.paidBy === side && !givesBack && { fee: wireOf(fee.amount) }),
      channel: payment.channel,
      ...(payment.qrCodeId && { qrCodeId: payment.qrCodeId }),
      ...(payment.refundOf && { refundOf: payment.refundOf }),
    };
    const { walletId } = side === 'payee' ? payee : payer;
    return { walletId, event, factId: paymentId, reference, body: bodyOf(event, completedAt, told) };
  };
  return payer.walletId === payee.walletId ? [tell('payee')] : [tell('payee'), tell('payer')];
}

/** To the one who asked for the money, or sent it. */
export function endedEvents(ended: PaymentEndedV1, occurredAt: string): ShopEvent[] {
  const { paymentId, reference, kind, end, amount, failure, askingWalletId } = ended;
  if (askingWalletId === undefined) return [];
  const told: PaymentTold = {
    paymentId,
    reference,
    kind,
    direction: SENT_BY_ASKER.includes(kind) ? 'out' : 'in',
    state: end,
    amount: wireOf(amount),
    ...(failure !== undefined && { failure }),
  };
  const event = 'payment.failed';
  return [
    {
      walletId: askingWalletId,
      event,
      factId: paymentId,
      reference,
      body: bodyOf(event, occurredAt, told),
    },
  ];
}

/** Nothing else that a message might carry one day. */
function wireOf({ minor, currency }: MoneyV1): MoneyV1 {
  return { minor, currency };
}
