import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface Unconfirmed {
  windowId: string;
  network: NetworkName;
  day: string;
  messageId: string;
  direction: string;
  amount: { minor: string; currency: string };
  waitedDays: number;
}

/**
 * Instructions that wait for the bank longer than the rules of their day say, and of which there is no break yet; locked, so
 * that none is confirmed meanwhile.
 */
export function findUnconfirmed(manager: EntityManager, today: string): Promise<Unconfirmed[]> {
  return manager.query(
    `select i.window_id as "windowId", w.network, w.business_day::text as day, i.message_id as "messageId", i.direction,
            json_build_object('minor', i.amount_minor::text, 'currency', w.currency) as amount,
            $1::date - w.business_day as "waitedDays"
       from settlement_instructions i join settlement_windows w using (window_id)
      where i.settled_at is null
        and $1::date - w.business_day > (select r.confirm_days from match_rules r
              where r.effective_from <= w.business_day order by r.effective_from desc limit 1)
        and not exists (select from breaks b
              where b.kind = 'settlement_unconfirmed' and b.subject_id = i.window_id::text)
      order by w.business_day, i.window_id
      for no key update of i`,
    [today],
  );
}

/** It came late: what waited for it is explained. */
export async function explainConfirmed(manager: EntityManager, windowIds: readonly string[]): Promise<void> {
  await manager.query(
    `update breaks set state = 'explained', closed_at = now()
      where kind = 'settlement_unconfirmed' and state = 'open' and subject_id = any($1)`,
    [windowIds],
  );
}
