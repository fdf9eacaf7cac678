import type { Rulebook, TierLimits } from '../rules/rulebook';
import type { Wallet } from '../wallets/wallet.entity';
import { LIMIT_ERRORS } from './limits.errors';

/** Decided for one wallet, from a business day on; in minor units. */
export interface OwnLimits {
  effectiveFrom: string;
  /** None: from that day on its tier's again. */
  limits: { perOperationMinor: string; dailyMinor: string; monthlyMinor: string } | null;
}

/** What holds for a wallet on the day of the rulebook. @throws DomainError `payments.limits_unknown` */
export function limitsOf(
  { tier, ownLimits }: Pick<Wallet, 'tier' | 'ownLimits'>,
  { day, tierLimits }: Pick<Rulebook, 'day' | 'tierLimits'>,
): TierLimits {
  const own = ownLimits?.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1)?.limits;
  const limits = own
    ? {
        perOperationMinor: BigInt(own.perOperationMinor),
        dailyMinor: BigInt(own.dailyMinor),
        monthlyMinor: BigInt(own.monthlyMinor),
      }
    : tierLimits.get(tier);
  if (!limits) throw LIMIT_ERRORS.error('payments.limits_unknown');
  return limits;
}
