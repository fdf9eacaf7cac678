import { businessDayOf } from '@hanout/calendar';
import type { CompletedPaymentV1, LinesPaidV1, NetworkName, VouchersRedeemedV1 } from '@hanout/contracts';

/** One side of a movement of money, as one network has to settle it. */
export interface Movement {
  movementId: string;
  network: NetworkName;
  kind: 'grant' | 'payment_in' | 'payment_out';
  businessDay: string;
  amountMinor: string;
  currency: string;
  movedAt: string;
}

/** A grant is owed to the network whose wallet received it. */
export function grantMovements({ lines, paidAt }: LinesPaidV1): Movement[] {
  const businessDay = businessDayOf(new Date(paidAt));
  return lines.map(({ lineId, network, amount }) => ({
    movementId: lineId,
    network,
    kind: 'grant',
    businessDay,
    amountMinor: amount.minor,
    currency: amount.currency,
    movedAt: paidAt,
  }));
}

/** A programme's money all the same, owed to the network whose agent paid the voucher out, on the day he did. */
export function voucherMovements({ vouchers }: VouchersRedeemedV1): Movement[] {
  return vouchers.map(({ transferId, network, amount, redeemedAt }) => ({
    movementId: transferId,
    network,
    kind: 'grant',
    businessDay: businessDayOf(new Date(redeemedAt)),
    amountMinor: amount.minor,
    currency: amount.currency,
    movedAt: redeemedAt,
  }));
}

/**
 * What a payment makes two networks owe each other: nothing within one network; between two, the payer's owes and the
 * payee's is owed. Payer and payee are those of the movement itself, so a refund goes the other way by its own facts.
 */
export function paymentMovements(payment: CompletedPaymentV1): Movement[] {
  if (payment.payer.network === payment.payee.network) return [];
  const shared = {
    movementId: payment.paymentId,
    businessDay: businessDayOf(new Date(payment.completedAt)),
    amountMinor: payment.amount.minor,
    currency: payment.amount.currency,
    movedAt: payment.completedAt,
  };
  return [
    { ...shared, network: payment.payer.network, kind: 'payment_out' },
    { ...shared, network: payment.payee.network, kind: 'payment_in' },
  ];
}
