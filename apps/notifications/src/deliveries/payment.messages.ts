import type { PaymentCompletedV2, PaymentEndedV1, PaymentRequestedV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import type { TemplateName } from './templates';

/** What one person is told because of one payment. */
export interface PaymentMessage {
  personId: string;
  template: TemplateName;
  values: { amount: string; reference: string };
}

/** Both sides hear of it, each of his own; of what was given back, the one who has it again. A biller has no phone. */
export function completedMessages(payment: PaymentCompletedV2): PaymentMessage[] {
  const isBack = payment.refundOf !== undefined;
  const sides: [string | undefined, TemplateName][] = isBack
    ? [[payment.payee.personId, 'refund_received']]
    : [
        [payment.payer.personId, 'payment_sent'],
        [payment.payee.kind === 'customer' ? payment.payee.personId : undefined, 'payment_received'],
      ];
  return sides.flatMap(([personId, template]) =>
    personId === undefined ? [] : { personId, template, values: valuesOf(payment) },
  );
}

export function requestedMessage(payment: PaymentRequestedV1): PaymentMessage {
  const template = payment.kind === 'recall' ? 'recall_requested' : 'payment_requested';
  return { personId: payment.askedPersonId, template, values: valuesOf(payment) };
}

/** The one who asked is told; the other knows, or has missed nothing. */
export function endedMessage(payment: PaymentEndedV1): PaymentMessage {
  return { personId: payment.askingPersonId, template: 'request_ended', values: valuesOf(payment) };
}

function valuesOf({
  amount,
  reference,
}: Pick<PaymentCompletedV2, 'amount' | 'reference'>): PaymentMessage['values'] {
  return { amount: Money.fromWire(amount).toDecimal(), reference };
}
