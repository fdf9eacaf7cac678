import type { PaymentChannel } from '@hanout/contracts';
import { EVERY_WAY, type Reservation } from '../limits/limits.queries';
import type { Rulebook, TierLimits } from '../rules/rulebook';
import type { Payment } from './payment.entity';

const STATIC_QR = 'static_qr';

/** Which limits a payment that comes this way uses. */
export function limitScopesOf(channel: PaymentChannel): string[] {
  return channel === 'static_qr' ? [EVERY_WAY, STATIC_QR] : [EVERY_WAY];
}

/** What a payment needs of its payer's limits on the day it is written down for. */
export function limitsUsed(
  { payerWalletId: walletId, limitScopes, limitDay, amountMinor: minor }: Payment,
  { dailyMinor, monthlyMinor }: TierLimits,
  { rules }: Rulebook,
): Reservation[] {
  if (limitDay === null) return [];
  return limitScopes.map((scope) => ({
    walletId,
    scope,
    day: limitDay,
    minor,
    dayLimitMinor: scope === STATIC_QR ? BigInt(rules.staticQrPerPayerDailyMinor) : dailyMinor,
    monthLimitMinor: monthlyMinor,
  }));
}
