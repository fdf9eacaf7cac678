import type { EntityManager } from 'typeorm';
import type { CashRules } from './cash-rulebook';

/** Below which the two meters of a counter are low, in minor units. */
export interface LowMarks {
  floatMinor: bigint;
  cashMinor: bigint;
}

/** What an agent has chosen: null is the operator's rule. */
export interface ChosenMarks {
  floatMinor: string | null;
  cashMinor: string | null;
}

type Rules = Pick<CashRules, 'lowFloatMinor' | 'lowCashMinor'>;

/** Of each float: as its agent has chosen, else by the rules. */
export async function readLowMarks(
  manager: EntityManager,
  floatIds: readonly string[],
  rules: Rules,
): Promise<(floatId: string) => LowMarks> {
  const rows: (ChosenMarks & { floatId: string })[] = await manager.query(
    `select distinct on (float_id) float_id as "floatId", low_float_minor as "floatMinor", low_cash_minor as "cashMinor"
       from low_marks where float_id = any($1) order by float_id, number desc`,
    [floatIds],
  );
  const chosen = new Map(rows.map((row) => [row.floatId, row]));
  return (floatId) => ({
    floatMinor: BigInt(chosen.get(floatId)?.floatMinor ?? rules.lowFloatMinor),
    cashMinor: BigInt(chosen.get(floatId)?.cashMinor ?? rules.lowCashMinor),
  });
}

export interface MarksChange extends ChosenMarks {
  changeId: string;
  floatId: string;
  setBy: string;
}

/** Once. @returns what the change of this id says */
export async function writeLowMarks(
  manager: EntityManager,
  { changeId, floatId, floatMinor, cashMinor, setBy }: MarksChange,
): Promise<ChosenMarks & { floatId: string }> {
  await manager.query(
    `insert into low_marks (change_id, float_id, low_float_minor, low_cash_minor, set_by)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [changeId, floatId, floatMinor, cashMinor, setBy],
  );
  const [row]: (ChosenMarks & { floatId: string })[] = await manager.query(
    `select float_id as "floatId", low_float_minor as "floatMinor", low_cash_minor as "cashMinor"
       from low_marks where change_id = $1`,
    [changeId],
  );
  return row!;
}
