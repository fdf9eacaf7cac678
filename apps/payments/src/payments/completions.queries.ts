import type { PaymentKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { Payment } from './payment.entity';

/** Those that are looked up by when they were completed, without reading every other payment of that time. */
const DATED_KINDS: readonly PaymentKind[] = ['cash_in', 'cash_out', 'bill_payment'];

/** Of payments that have just moved: when they were completed is kept beside them, since their own row has no index of it. */
export async function followCompletions(manager: EntityManager, payments: readonly Payment[]): Promise<void> {
  const dated = payments.filter(({ kind, state }) => state === 'completed' && DATED_KINDS.includes(kind));
  if (dated.length === 0) return;
  await manager.query(
    `insert into completions (payment_id, kind, payee_wallet_id, completed_at)
     select payment_id, kind, payee_wallet_id, completed_at from payments where payment_id = any($1::uuid[])`,
    [dated.map(({ paymentId }) => paymentId)],
  );
}
