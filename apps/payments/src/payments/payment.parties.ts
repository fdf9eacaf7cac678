import type { CallerV1, PayeeBodyV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import type { Payment } from './payment.entity';
import type { Payee } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';

/** A person with the wallet he signed in to. @throws DomainError `platform.forbidden` */
export function payerOf({ kind, walletId, id: callerId }: CallerV1): { callerId: string; walletId: string } {
  if (kind !== 'person' || !walletId) throw PLATFORM_ERRORS.error('platform.forbidden');
  return { callerId, walletId };
}

/** @throws DomainError `payments.payee_missing` unless exactly one is named */
export function payeeOf({ merchantCode, walletId }: PayeeBodyV1): Payee {
  if ((merchantCode === undefined) === (walletId === undefined))
    throw PAYMENT_ERRORS.error('payments.payee_missing', { field: 'merchantCode' });
  return merchantCode === undefined ? { walletId: walletId! } : { merchantCode };
}

/** The two sides, and the shop when its owner has another wallet by now. */
export function isOf({ kind, walletId, merchantCode }: CallerV1, payment: Payment): boolean {
  if (kind !== 'person') return false;
  const isSide = walletId === payment.payerWalletId || walletId === payment.payeeWalletId;
  return isSide || (merchantCode !== undefined && merchantCode === payment.merchantCode);
}
