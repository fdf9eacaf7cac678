import { assessFee } from '@hanout/fee-rules';
import type { Money } from '@hanout/money';
import type { PublishedSchedule } from '../prices/published-schedule.entity';
import type { Merchant } from '../wallets/merchant.entity';
import type { Wallet } from '../wallets/wallet.entity';
import { WALLET_ERRORS } from '../wallets/wallets.errors';
import { PAYMENT_ERRORS } from './payments.errors';

/** The currency every wallet is kept in. */
export const WALLET_CURRENCY = 'MAD';

/** What we know about the two sides and the price, from our own copies. */
export interface Circumstances {
  payer: Wallet | undefined;
  merchant: Merchant | undefined;
  payee: Wallet | undefined;
  schedule: PublishedSchedule | undefined;
}

export interface Terms {
  payer: Wallet;
  merchant: Merchant;
  schedule: PublishedSchedule;
  /** The merchant's part: paying a merchant is free to the payer, and no schedule that says otherwise is published. */
  fee: Money;
}

/** Under which terms this person pays this merchant. @throws DomainError the first of the refusals below, in this order. */
export function agreeTerms(wish: { payerId: string; amount: Money }, known: Circumstances): Terms {
  const { payer, merchant, payee, schedule } = known;
  if (wish.amount.currency !== WALLET_CURRENCY) {
    throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
  }
  // Somebody else's wallet is answered like one we do not know.
  if (payer?.personId !== wish.payerId) throw WALLET_ERRORS.error('payments.wallet_not_ready');
  if (!merchant || !payee) throw PAYMENT_ERRORS.error('payments.unknown_merchant', { field: 'merchantCode' });
  // By person, not by wallet: a merchant who buys from himself with his own customer wallet moves nothing but figures.
  if (payee.personId === payer.personId)
    throw PAYMENT_ERRORS.error('payments.paying_oneself', { field: 'merchantCode' });
  if (!schedule) throw PAYMENT_ERRORS.error('payments.no_fee_schedule');
  const fee = assessFee(schedule, wish.amount);
  if (!fee) throw PAYMENT_ERRORS.error('payments.amount_not_served', { field: 'amount.minor' });
  return { payer, merchant, schedule, fee };
}
