import type { StatementLineV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { isPayment, kindOf } from './tally';

const IDS_AT_ONCE = 5_000;

/** What of a payment's fee is its agent's, by payment, in 1/10,000 of the minor unit; of what went back below zero. */
export type Commissions = ReadonlyMap<string, bigint>;

/** The line that stands for what was done at the counter: a payment, and not its fee, or a voucher, for which nothing is asked. */
export function earns(line: StatementLineV1): boolean {
  return (isPayment(line) || line.kind === 'voucher_redemption') && !kindOf(line).startsWith('fee');
}

/**
 * By the shares that were told with the payments: those are what `fees` counts as the agents', posted or accrued. A payment
 * that the ledger has posted and we have not heard of yet has no commission yet.
 */
export async function readCommissions(
  manager: EntityManager,
  paymentIds: readonly string[],
): Promise<Commissions> {
  const commissions = new Map<string, bigint>();
  for (let from = 0; from < paymentIds.length; from += IDS_AT_ONCE) {
    const rows: { payment_id: string; parts: string }[] = await manager.query(
      `select p.payment_id, sum(case when p.refund_of is null then s.fraction else -s.fraction end)::text as parts
         from payments p
        cross join lateral jsonb_to_recordset(p.shares) as s (party text, fraction numeric)
        where p.payment_id = any($1) and p.state = 'completed' and s.party = 'agent'
        group by p.payment_id`,
      [paymentIds.slice(from, from + IDS_AT_ONCE)],
    );
    for (const { payment_id, parts } of rows) commissions.set(payment_id, BigInt(parts));
  }
  return commissions;
}
