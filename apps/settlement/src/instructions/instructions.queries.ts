import type { InstructionDirection, NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { ClosedWindow, NewInstruction } from './instruction';

export async function findClosed(
  manager: EntityManager,
  windowIds: readonly string[],
): Promise<ClosedWindow[]> {
  const rows = await manager.query<(Omit<ClosedWindow, 'netMinor'> & { net: string })[]>(
    `select window_id as "windowId", network, currency, business_day::text as "businessDay", cut_off_at as "cutOffAt",
            closed_at as "closedAt", movements::int as movements, (grants_minor + payments_in_minor - payments_out_minor)::text as net
       from settlement_windows where window_id = any($1) order by window_id`,
    [windowIds],
  );
  return rows.map(({ net, ...row }) => ({ ...row, netMinor: BigInt(net) }));
}

export async function insertInstruction(manager: EntityManager, instruction: NewInstruction): Promise<void> {
  const { windowId, messageId, direction, amountMinor, document } = instruction;
  await manager.query(
    `insert into settlement_instructions (window_id, message_id, direction, amount_minor, document)
     values ($1, $2, $3, $4, $5)`,
    [windowId, messageId, direction, amountMinor, document],
  );
}

export interface InstructionRow {
  window_id: string;
  network: NetworkName;
  currency: string;
  business_day: string;
  message_id: string;
  direction: InstructionDirection;
  amount_minor: string;
  document: string;
  settled_at: Date | null;
  booked_on: string | null;
  posted_at: Date | null;
}

const SELECT = `select i.window_id, w.network, w.currency, w.business_day::text, i.message_id, i.direction, i.amount_minor, i.document,
    i.settled_at, i.booked_on::text, i.posted_at
  from settlement_instructions i join settlement_windows w using (window_id)`;

export async function findInstruction(
  manager: EntityManager,
  windowId: string,
): Promise<InstructionRow | undefined> {
  const rows = await manager.query<InstructionRow[]>(`${SELECT} where i.window_id = $1`, [windowId]);
  return rows[0];
}

/** Those that these messages name, locked until the end of the transaction. */
export async function lockInstructions(
  manager: EntityManager,
  messageIds: readonly string[],
): Promise<Map<string, InstructionRow>> {
  const rows = await manager.query<InstructionRow[]>(
    `${SELECT} where i.message_id = any($1) order by i.message_id for no key update of i`,
    [messageIds],
  );
  return new Map(rows.map((row) => [row.message_id, row]));
}

/** The bank has done it: from now on the ledger is asked for it. */
export async function settle(
  manager: EntityManager,
  { windowId, bookedOn, entryId }: { windowId: string; bookedOn: string; entryId: string },
): Promise<void> {
  await manager.query(
    `update settlement_instructions
        set settled_at = now(), booked_on = $2, entry_id = $3, posting = 'asked', ask_again_at = now()
      where window_id = $1 and settled_at is null`,
    [windowId, bookedOn, entryId],
  );
}
