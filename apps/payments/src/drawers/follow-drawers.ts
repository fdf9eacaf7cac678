import type { EntityManager } from 'typeorm';
import type { Payment } from '../payments/payment.entity';
import { enterMoves, type DrawerMove } from './drawer-entries.queries';

/** Of payments that have just moved: notes changed hands with those that are completed. */
export async function followDrawers(manager: EntityManager, payments: readonly Payment[]): Promise<void> {
  await enterMoves(
    manager,
    payments.filter(({ state }) => state === 'completed').flatMap((payment) => movesOf(payment)),
  );
}

/** A fee is taken of the e-money: only the amount itself is handed over. */
function movesOf({ paymentId, kind, payerWalletId, payeeWalletId, amountMinor }: Payment): DrawerMove[] {
  if (kind === 'cash_in') return [{ entryId: paymentId, floatId: payerWalletId, kind, minor: amountMinor }];
  if (kind === 'cash_out') return [{ entryId: paymentId, floatId: payeeWalletId, kind, minor: -amountMinor }];
  if (kind === 'float_swap')
    return [
      { entryId: paymentId, floatId: payerWalletId, kind, minor: amountMinor },
      { entryId: paymentId, floatId: payeeWalletId, kind, minor: -amountMinor },
    ];
  // Of cash alone: what is given back otherwise has no drawer at either side.
  if (kind === 'recall')
    return [{ entryId: paymentId, floatId: payeeWalletId, kind: 'cash_in_cancelled', minor: -amountMinor }];
  if (kind === 'refund')
    return [{ entryId: paymentId, floatId: payerWalletId, kind: 'cash_out_cancelled', minor: amountMinor }];
  return [];
}
