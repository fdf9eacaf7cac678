import type { CashFlagState, CashFlagV1, CashPattern, NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

interface Row {
  flag_id: string;
  pattern: CashPattern;
  day: string;
  network: NetworkName;
  agent_code: string;
  other_agent_code: string | null;
  wallet_id: string | null;
  operations: number;
  total_minor: string;
  currency: string;
  payment_ids: string[];
  state: CashFlagState;
  found_at: Date;
  closed_by: string | null;
  closed_at: Date | null;
  note: string | null;
}

const FLAGS = `select g.*, g.business_day::text as day, f.network, f.agent_code, o.agent_code as other_agent_code
  from cash_flags g join floats f using (float_id) left join floats o on o.float_id = g.other_float_id`;

export async function findCashFlag(manager: EntityManager, flagId: string): Promise<CashFlagV1 | undefined> {
  const [row]: Row[] = await manager.query(`${FLAGS} where g.flag_id = $1`, [flagId]);
  return row && flagV1(row);
}

/** The oldest first, from behind the flag `after`. One that is not there ends the list. */
export async function listCashFlags(
  manager: EntityManager,
  { state, after, max }: { state: CashFlagState; after: string | undefined; max: number },
): Promise<CashFlagV1[]> {
  const rows: Row[] = await manager.query(
    `${FLAGS}
      where g.state = $1
        and ($2::uuid is null
             or (g.found_at, g.flag_id) > (select found_at, flag_id from cash_flags where flag_id = $2))
      order by g.found_at, g.flag_id limit $3`,
    [state, after ?? null, max],
  );
  return rows.map(flagV1);
}

/** The first word stands. @returns whether this was it */
export async function writeClosing(
  manager: EntityManager,
  { flagId, state, note, closedBy }: { flagId: string; state: CashFlagState; note: string; closedBy: string },
): Promise<boolean> {
  const [rows] = (await manager.query(
    `update cash_flags set state = $2, note = $3, closed_by = $4, closed_at = now()
      where flag_id = $1 and state = 'open' returning 1`,
    [flagId, state, note, closedBy],
  )) as [unknown[], number];
  return rows.length === 1;
}

function flagV1(row: Row): CashFlagV1 {
  return {
    flagId: row.flag_id,
    pattern: row.pattern,
    day: row.day,
    network: row.network,
    agentCode: row.agent_code,
    ...(row.other_agent_code !== null && { otherAgentCode: row.other_agent_code }),
    ...(row.wallet_id !== null && { walletId: row.wallet_id }),
    operations: row.operations,
    total: { minor: row.total_minor, currency: row.currency },
    paymentIds: row.payment_ids,
    state: row.state,
    foundAt: row.found_at.toISOString(),
    ...(row.closed_by !== null && { closedBy: row.closed_by }),
    ...(row.closed_at !== null && { closedAt: row.closed_at.toISOString() }),
    ...(row.note !== null && { note: row.note }),
  };
}
