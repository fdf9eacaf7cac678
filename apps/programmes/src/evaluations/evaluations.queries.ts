import type { FindingV1, HouseholdExplainedV1, NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

type Child = HouseholdExplainedV1['children'][number];

export async function findingsAfter(
  manager: EntityManager,
  rosterId: string,
  after: string,
  limit: number,
): Promise<FindingV1[]> {
  return manager.query(
    `select finding_id::text as cursor, file, row_no as row, subject, outcome, reason from findings
      where roster_id = $1 and finding_id > $2 order by finding_id limit $3`,
    [rosterId, after, limit],
  );
}

export async function householdOf(
  manager: EntityManager,
  rosterId: string,
  idcs: string,
): Promise<Omit<HouseholdExplainedV1, 'children' | 'voucher'> | undefined> {
  const rows: { outcome: string; reason: string | null; due_minor: string }[] = await manager.query(
    'select outcome, reason, due_minor from households where roster_id = $1 and idcs = $2',
    [rosterId, idcs],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    idcs,
    outcome: row.outcome,
    ...(row.reason !== null && { reason: row.reason }),
    dueMinor: row.due_minor,
  };
}

/** Children judged month by month, then the rows of children that were rejected, without months. */
export async function childrenOf(manager: EntityManager, rosterId: string, idcs: string): Promise<Child[]> {
  const months: MonthColumns[] = await manager.query(
    `select massar, grade, hold, month, outcome, amount_minor, absences from pupil_months
      where roster_id = $1 and idcs = $2 order by massar, month`,
    [rosterId, idcs],
  );
  const children = new Map<string, Child>();
  for (const { massar, grade, hold, month, outcome, amount_minor, absences } of months) {
    const child = children.get(massar) ?? {
      massar,
      grade,
      ...(hold !== null && { reason: hold }),
      months: [],
    };
    child.months.push({ month, outcome, amountMinor: amount_minor, ...(absences !== null && { absences }) });
    children.set(massar, child);
  }
  const rejected: { massar: string; grade: string; reason: string }[] = await manager.query(
    'select massar, grade, reason from rejected_pupils where roster_id = $1 and idcs = $2 order by row_no',
    [rosterId, idcs],
  );
  return [...children.values(), ...rejected.map((row): Child => ({ ...row, months: [] }))];
}

/** Where it stands, and when and where it was redeemed. */
export async function voucherOf(
  manager: EntityManager,
  rosterId: string,
  idcs: string,
): Promise<HouseholdExplainedV1['voucher']> {
  const rows: VoucherColumns[] = await manager.query(
    `select v.serial, v.state, v.expires_at, m.answered_at, m.network, m.agent_code
       from vouchers v
       left join voucher_moves m on m.voucher_id = v.voucher_id and m.kind = 'redemption' and m.state = 'posted'
      where v.roster_id = $1 and v.idcs = $2`,
    [rosterId, idcs],
  );
  const [row] = rows;
  if (!row) return undefined;
  const {
    serial,
    state,
    expires_at: expiresAt,
    answered_at: redeemedAt,
    network,
    agent_code: agentCode,
  } = row;
  return {
    serial,
    state,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(redeemedAt && network && agentCode && { redeemedAt: redeemedAt.toISOString(), network, agentCode }),
  };
}

interface VoucherColumns {
  serial: string;
  state: string;
  expires_at: Date | null;
  answered_at: Date | null;
  network: NetworkName | null;
  agent_code: string | null;
}

interface MonthColumns {
  massar: string;
  grade: string;
  hold: string | null;
  month: string;
  outcome: string;
  amount_minor: string;
  absences: number | null;
}
