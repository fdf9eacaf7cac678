import type { PaymentState } from '@hanout/contracts';
import { ASKING_STATES } from '../src/payments/payment.moves';
import type { Stage } from './stage';

/** Payments that wait for the ledger and would never be asked for again, and those that are asked for though it has answered. */
export function wronglyAsked(stage: Stage): Promise<{ paymentId: string; state: PaymentState | null }[]> {
  return stage.query(
    `select payment_id as "paymentId", p.state from payments p full join ledger_asks a using (payment_id)
      where (p.state = any($1)) is distinct from (a.payment_id is not null)`,
    [ASKING_STATES],
  );
}
