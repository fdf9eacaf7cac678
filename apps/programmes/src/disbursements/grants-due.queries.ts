import type { GrantsDueV1, NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { PROGRAMME_CURRENCY } from '../accounts/programme-accounts';

type Row = Omit<GrantsDueV1, 'amount'> & { minor: string };

/** Of rosters that are approved and wait for the word to pay, by roster, network, province and way. */
export async function readDue(
  manager: EntityManager,
  network: NetworkName | undefined,
): Promise<GrantsDueV1[]> {
  const rows: Row[] = await manager.query(
    `select r.roster_id as "rosterId", r.programme, h.network, h.province, h.outcome as method,
            count(*)::int as households, sum(h.due_minor)::text as minor
       from rosters r join households h using (roster_id)
      where r.state = 'approved' and h.outcome in ('wallet', 'voucher') and ($1::text is null or h.network = $1)
      group by r.roster_id, r.programme, h.network, h.province, h.outcome
      order by r.roster_id, h.network, h.province, h.outcome`,
    [network ?? null],
  );
  return rows.map(({ minor, ...due }) => ({ ...due, amount: { minor, currency: PROGRAMME_CURRENCY } }));
}
