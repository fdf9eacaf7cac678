import type { InstructionDirection, NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface Settlement {
  windowId: string;
  network: NetworkName;
  currency: string;
  messageId: string;
  direction: InstructionDirection;
  amountMinor: string;
}

/** Those that wait for an answer, ours for as long as the pause: then they are asked for again, after doubling pauses. */
export async function claimSettlements(
  manager: EntityManager,
  { limit, pauseMs }: { limit: number; pauseMs: number },
): Promise<Settlement[]> {
  const [rows] = await manager.query<[Settlement[], number]>(
    `update settlement_instructions i
        set tries = tries + 1, ask_again_at = now() + $2 * power(2, least(tries, 6)) * interval '1 millisecond'
       from settlement_windows w
      where w.window_id = i.window_id and i.window_id in (
        select window_id from settlement_instructions where ask_again_at <= now()
         order by ask_again_at limit $1 for update skip locked)
      returning i.window_id as "windowId", w.network, w.currency, i.message_id as "messageId", i.direction,
                i.amount_minor::text as "amountMinor"`,
    [limit, pauseMs],
  );
  return rows;
}

export async function markPosted(manager: EntityManager, windowId: string, postedAt: string): Promise<void> {
  await manager.query(
    `update settlement_instructions set posting = 'posted', posted_at = $2, ask_again_at = null
      where window_id = $1 and posting = 'asked'`,
    [windowId, postedAt],
  );
}

export async function markRefused(manager: EntityManager, windowId: string): Promise<void> {
  await manager.query(
    `update settlement_instructions set posting = 'refused', ask_again_at = null
      where window_id = $1 and posting = 'asked'`,
    [windowId],
  );
}
