import { NETWORKS, type NetworkName } from '@hanout/contracts';
import type { Stage } from '../bench-payments/stage';
import { ProgressLine } from '../payday/progress';
import { until } from '../platform/until';

/** What the networks have still to tell us. */
async function countUntold(simulatorUrl: string): Promise<number> {
  const books = await Promise.all(
    NETWORKS.map(async (network) => {
      const response = await fetch(`${simulatorUrl}/networks/${network}/books`);
      return (await response.json()) as { notices: { waiting?: number } };
    }),
  );
  return books.reduce((sum, { notices }) => sum + (notices.waiting ?? 0), 0);
}

/** Payments, payouts and collections without their end. */
async function countOpen({ query }: Stage, simulatorUrl: string): Promise<number> {
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
  const untold = await countUntold(simulatorUrl);
  return kept.reduce((sum, one) => sum + one, row!.open + untold);
}

/** Nothing is done here but waiting: what is open ends by itself. @returns how many are open still */
export async function drain(
  stage: Stage,
  { simulatorUrl, seconds }: { simulatorUrl: string; seconds: number },
): Promise<number> {
  const atFirst = await countOpen(stage, simulatorUrl);
  const step = new ProgressLine('Waiting for what is open', atFirst);
  let open = atFirst;
  const settled = await until(
    async () => {
      open = await countOpen(stage, simulatorUrl);
      step.show(Math.max(0, atFirst - open));
      return open === 0;
    },
    { timeoutMs: seconds * 1_000, everyMs: 1_000 },
  );
  if (settled) step.done('all of it has ended');
  else step.failed(`${open} are open still`);
  return open;
}

/** A statement that a fault spoils is asked for again every minute: so long, even ten such in a row are no end. */
const ASKED_AGAIN_SECONDS = 900;

/**
 * What was never told stands in the networks' own statements: each service fetches that of today by itself, again and
 * again, and has applied one that it asked for after all was quiet. @returns the networks whose statement did not come
 */
export async function hearStatements({ query }: Stage): Promise<NetworkName[]> {
  const step = new ProgressLine('Hearing the networks’ statements', NETWORKS.length);
  const askedFrom = new Date();
  const missing = new Set(NETWORKS);
  await until(
    async () => {
      for (const network of missing) {
        const [heard] = await query<{ is: boolean }>(
          `networks_${network}`.replaceAll('-', '_'),
          `select exists (select 1 from report_days where fetched_at > $1)
                  and not exists (select 1 from notices where state = 'kept' and via = 'report') as is`,
          [askedFrom],
        );
        if (heard!.is) missing.delete(network);
      }
      step.show(NETWORKS.length - missing.size);
      return missing.size === 0;
    },
    { timeoutMs: ASKED_AGAIN_SECONDS * 1_000, everyMs: 1_000 },
  );
  if (missing.size === 0) step.done('all of them');
  else step.failed(`none of ${[...missing].join(', ')}`);
  return [...missing];
}
