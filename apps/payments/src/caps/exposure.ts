import type { ExposureSide } from '@hanout/contracts';
import type { Payment } from '../payments/payment.entity';
import { isFinal } from '../payments/payment.moves';

/** A part of what may stand unsettled between us and a network. */
export interface Exposure {
  /** The account of the network's position. */
  positionId: string;
  side: ExposureSide;
  minor: bigint;
}

/** What a payment makes us owe a network, or a network us, from its opening until that is settled. */
export function exposureOf({
  kind,
  payerWalletId,
  payeeWalletId,
  amountMinor: minor,
}: Payment): Exposure | undefined {
  if (kind === 'collection') return { positionId: payerWalletId, side: 'collected', minor };
  if (kind === 'payout') return { positionId: payeeWalletId, side: 'paid_out', minor };
  return undefined;
}

/** Of payments that have just moved: what came to nothing is owed by nobody. */
export function exposuresEnded(payments: readonly Payment[]): Exposure[] {
  return payments
    .filter(({ state }) => isFinal(state) && state !== 'completed')
    .flatMap((payment) => exposureOf(payment) ?? []);
}
