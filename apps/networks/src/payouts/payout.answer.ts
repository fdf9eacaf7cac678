import type { PayoutV1 } from '@hanout/contracts';
import type { PayoutRow } from './payout.entity';

/** Why one waits stays here. */
export function payoutOf({ payoutId, state, ref, reason, endedAt }: PayoutRow): PayoutV1 {
  return {
    payoutId,
    state,
    ...(ref && { ref }),
    ...(state === 'declined' && reason && { reason }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  };
}

/** Where the account's number is sealed to. */
export function accountPlace(payoutId: string): string {
  return `payouts.account:${payoutId}`;
}
