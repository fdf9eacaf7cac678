import type { Reason } from '../menu/data';

/** Refusals of payments and of the ledger, in the few words that a screen has room for. */
const REASONS: Readonly<Record<string, Reason>> = {
  insufficient_funds: 'no_money',
  balance_ceiling: 'payee_full',
  'payments.operation_limit': 'limit',
  'payments.daily_limit': 'limit',
  'payments.monthly_limit': 'limit',
  'payments.cool_down_limit': 'limit',
  'payments.quote_expired': 'price_over',
  'payments.unknown_quote': 'price_over',
  'payments.withdrawal_price_changed': 'price_over',
  never_arrived: 'price_over',
  'payments.pin_locked': 'locked',
};

export const reasonOf = (failure: string | null): Reason => REASONS[failure ?? ''] ?? 'other';
