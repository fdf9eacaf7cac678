import type { FindingV1, HouseholdExplainedV1 } from '@hanout/contracts';
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
): Promise<Omit<HouseholdExplainedV1, 'children'> | undefined> {
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

interface MonthColumns {
  massar: string;
  grade: string;
  hold: string | null;
  month: string;
  outcome: string;
  amount_minor: string;
  absences: number | null;
}
