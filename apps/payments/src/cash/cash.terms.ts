import type { NetworkName } from '@hanout/contracts';
import type { Money } from '@hanout/money';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import type { Wallet } from '../wallets/wallet.entity';
import { CASH_ERRORS } from './cash.errors';

/**
 * Whether a counter of this network may serve that wallet.
 *
 * @throws DomainError the first of the refusals below, in this order
 */
export function demandServed(
  wallet: Wallet | null,
  { amount, network, staffId }: { amount: Money; network: NetworkName; staffId: string },
): Wallet {
  if (amount.currency !== WALLET_CURRENCY)
    throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
  if (!wallet) throw PAYMENT_ERRORS.error('payments.unknown_payee', { field: 'walletId' });
  // Who serves at the counter is served at another one.
  if (wallet.personId === staffId)
    throw PAYMENT_ERRORS.error('payments.paying_oneself', { field: 'walletId' });
  if (wallet.network !== network) throw CASH_ERRORS.error('payments.other_network', { field: 'walletId' });
  return wallet;
}
