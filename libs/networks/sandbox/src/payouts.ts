import {
  allOf,
  isRecord,
  outcomeOfEach,
  unknown,
  type OutcomeById,
  type PayoutOrder,
} from '@hanout/network-kit';
import { centimesOf } from './amounts';
import type { SandboxClient } from './client';
import { outcomeOf } from './status';

/** `POST payouts { payouts: [{ payoutId, account, amount, currency, reference }] }` → `{ results: [{ payoutId, status, … }] }` */
export async function sendPayouts(
  client: SandboxClient,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  if (orders.length === 0) return [];
  const asked = orders.map(({ id }) => id);
  const payouts = orders.map(({ id, account, amount, reference }) => ({
    payoutId: id,
    account,
    amount: centimesOf(amount),
    currency: amount.currency,
    reference,
  }));
  const said = await client.post('payouts', { payouts });
  if (said.outcome === 'unknown') return allOf(asked, said);
  const results = isRecord(said.json) ? said.json.results : undefined;
  if (!Array.isArray(results)) return allOf(asked, unknown('unreadable'));
  return outcomeOfEach(asked, results.flatMap(readPayout));
}

/** `GET payouts/{payoutId}` → one result, or 404 */
export function queryPayouts(client: SandboxClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return Promise.all(
    orders.map(async ({ id }): Promise<OutcomeById> => {
      const said = await client.get(`payouts/${encodeURIComponent(id)}`);
      if (said.outcome === 'unknown')
        return { id, ...(said.cause === 'http_404' ? unknown('not_found') : said) };
      return outcomeOfEach([id], readPayout(said.json))[0]!;
    }),
  );
}

/** What does not say of which payout it speaks says nothing. */
export function readPayout(result: unknown): OutcomeById[] {
  if (!isRecord(result) || typeof result.payoutId !== 'string') return [];
  return [{ id: result.payoutId, ...outcomeOf(result) }];
}
