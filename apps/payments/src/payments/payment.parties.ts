import type { CallerV1, PayBodyV1, PayeeBodyV1, PaymentChannel } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { tidyReference } from '../billers/bill-reference';
import type { Payment } from './payment.entity';
import type { NetworkNamed, Payee } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';

/** A person with the wallet he signed in to. @throws DomainError `platform.forbidden` */
export function payerOf({ kind, walletId, id: callerId }: CallerV1): { callerId: string; walletId: string } {
  if (kind !== 'person' || !walletId) throw PLATFORM_ERRORS.error('platform.forbidden');
  return { callerId, walletId };
}

/** @throws DomainError `payments.payee_missing` unless exactly one is named */
export function payeeOf({
  merchantCode,
  walletId,
  qr,
  bill,
}: PayeeBodyV1): Exclude<Payee, NetworkNamed> | { qr: string } {
  const said = [merchantCode, walletId, qr, bill].filter((one) => one !== undefined);
  if (said.length !== 1) throw PAYMENT_ERRORS.error('payments.payee_missing', { field: 'merchantCode' });
  if (merchantCode !== undefined) return { merchantCode };
  if (bill !== undefined) return { billerCode: bill.billerCode, reference: tidyReference(bill.reference) };
  return walletId !== undefined ? { walletId } : { qr: qr! };
}

/** A quote says everything itself. @throws DomainError `payments.quote_says_it` with the field that is too much */
export function confirming({ quoteId, paymentId, ...body }: PayBodyV1): undefined {
  for (const field of ['merchantCode', 'walletId', 'qr', 'bill', 'amount'] as const)
    if (body[field] !== undefined) throw PAYMENT_ERRORS.error('payments.quote_says_it', { field });
  if (paymentId !== undefined && paymentId !== quoteId)
    throw PAYMENT_ERRORS.error('payments.quote_says_it', { field: 'paymentId' });
}

/** How the wish came, when nothing was scanned. */
export function channelOf(payee: Payee): PaymentChannel {
  if ('network' in payee) return 'network';
  return 'walletId' in payee ? 'alias' : 'code';
}

/**
 * Whom the payer proves that he pays, as he saw it: a merchant code, a wallet, or a biller's code and the reference. Of a
 * payout the account is added to its network where it is known.
 */
export function payeeIdOf(payee: Payee): string {
  if ('network' in payee) return payee.network;
  if ('billerCode' in payee) return `${payee.billerCode}-${payee.reference}`;
  return 'merchantCode' in payee ? payee.merchantCode : payee.walletId;
}

/** The two sides, and the shop when its owner has another wallet by now. */
export function isOf({ kind, walletId, merchantCode }: CallerV1, payment: Payment): boolean {
  if (kind !== 'person') return false;
  const isSide = walletId === payment.payerWalletId || walletId === payment.payeeWalletId;
  return isSide || (merchantCode !== undefined && merchantCode === payment.merchantCode);
}
