import { NETWORKS } from '@hanout/contracts';
import type { Stage } from '../bench-payments/stage';
import { ProgressLine } from '../payday/progress';
import { until } from '../platform/until';

/** Payments, payouts and collections without their end. */
async function countOpen({ query }: Stage): Promise<number> {
  const [row] = await query<{ open: number }>(
    'payments',
    `select ((select count(*) from payments
               where kind in ('payout', 'collection')
                 and state not in ('completed', 'failed', 'declined', 'cancelled', 'expired'))
            + (select count(*) from outbox))::int as open`,
  );
  const kept = await Promise.all(
    NETWORKS.map(async (network) => {
      const [waiting] = await query<{ open: number }>(
        `networks_${network}`.replaceAll('-', '_'),
        `select ((select count(*) from payouts where state = 'waiting')
                + (select count(*) from collections where state = 'waiting')
                + (select count(*) from outbox))::int as open`,
      );
      return waiting!.open;
    }),
  );
  return kept.reduce((sum, one) => sum + one, row!.open);
}

/** Nothing is done here but waiting: what is open ends by itself. @returns how many are open still */
export async function drain(stage: Stage, seconds: number): Promise<number> {
  const atFirst = await countOpen(stage);
  const step = new ProgressLine('Waiting for what is open', atFirst);
  let open = atFirst;
  const settled = await until(
    async () => {
      open = await countOpen(stage);
      step.show(Math.max(0, atFirst - open));
      return open === 0;
    },
    { timeoutMs: seconds * 1_000, everyMs: 1_000 },
  );
  step.done(settled ? 'all of it has ended' : `${open} are open still`);
  return open;
}
