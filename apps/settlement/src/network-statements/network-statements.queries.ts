import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface ClosedWindow {
  currency: string;
  businessDay: string;
  opensAt: Date | null;
  cutOffAt: Date;
}

export async function findWindow(
  manager: EntityManager,
  { network, windowId }: { network: NetworkName; windowId: string },
): Promise<ClosedWindow | undefined> {
  const rows = await manager.query<ClosedWindow[]>(
    `select currency, business_day::text as "businessDay", opens_at as "opensAt", cut_off_at as "cutOffAt"
       from settlement_windows where window_id = $1 and network = $2`,
    [windowId, network],
  );
  return rows[0];
}

/** The numbers that others have: a network of payments, by their ids; the bank of settlements, by their messages. */
export async function findOthersRefs(
  manager: EntityManager,
  { paymentIds, messageIds }: { paymentIds: readonly string[]; messageIds: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await manager.query<{ ours: string; theirs: string }[]>(
    `select payment_id::text as ours, network_ref as theirs from network_refs where payment_id = any($1)
     union all
     select message_id, entry_ref from settlement_instructions join bank_entries using (entry_id)
      where message_id = any($2)`,
    [paymentIds, messageIds],
  );
  return new Map(rows.map(({ ours, theirs }) => [ours, theirs]));
}
