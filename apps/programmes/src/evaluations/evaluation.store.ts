import type { EntityManager } from 'typeorm';
import { lineIdOf } from '../lines/line-id';
import { payeePlace, type Payee } from '../payees/payee';
import { MONTH_OUTCOMES, type EvaluatedHousehold, type Evaluation } from '../rosters/evaluation';
import { outcomeTotals } from '../rosters/evaluation-totals';
import type { RosterRow } from '../rosters/roster.entity';
import type { Sealing } from '../sealing/sealing';

const HOUSEHOLDS_AT_ONCE = 500;
const PUPILS_AT_ONCE = 1_000;
const FINDINGS_AT_ONCE = 1_000;
const PAID = MONTH_OUTCOMES.indexOf('paid');

export interface StoreContext {
  readonly manager: EntityManager;
  readonly roster: RosterRow;
  readonly sealing: Sealing;
  readonly onStored: (done: number, total: number) => void;
}

/**
 * Writes a whole evaluation, in batches of arrays, within the transaction of the caller: all of it is there in the end,
 * or nothing.
 */
export async function storeEvaluation(context: StoreContext, evaluation: Evaluation): Promise<void> {
  const total = evaluation.households.length + evaluation.pupils.length + evaluation.findings.length;
  let done = 0;
  const stored = (rows: number): void => context.onStored((done += rows), total);
  for (const households of batchesOf(evaluation.households, HOUSEHOLDS_AT_ONCE)) {
    await storeHouseholds(context, households);
    await storeLines(context, households, evaluation);
    stored(households.length);
  }
  for (const children of batchesOf(childrenInOrder(evaluation), PUPILS_AT_ONCE)) {
    await storeMonths(context, children, evaluation);
    stored(children.length);
  }
  for (const rejected of batchesOf(evaluation.rejectedPupils, FINDINGS_AT_ONCE)) {
    await context.manager.query(
      `insert into rejected_pupils (roster_id, row_no, idcs, massar, grade, reason)
       select $1, * from unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        context.roster.rosterId,
        ...columnsOf(
          rejected,
          ({ row, idcs, massar, grade, reason }) => [row, idcs, massar, grade, reason],
          5,
        ),
      ],
    );
  }
  for (const findings of batchesOf(evaluation.findings, FINDINGS_AT_ONCE)) {
    await context.manager.query(
      `insert into findings (roster_id, file, row_no, subject, outcome, reason)
       select $1, * from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[])`,
      [
        context.roster.rosterId,
        ...columnsOf(
          findings,
          ({ file, row, subject, outcome, reason }) => [file, row, subject, outcome, reason],
          5,
        ),
      ],
    );
    stored(findings.length);
  }
  await finish(context, evaluation);
}

async function storeHouseholds(
  context: StoreContext,
  households: readonly EvaluatedHousehold[],
): Promise<void> {
  const { manager, roster } = context;
  await manager.query(
    `insert into households (roster_id, idcs, row_no, outcome, reason, due_minor, network, province, language, payee)
     select $1, * from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                              $9::text[], $10::bytea[])`,
    [
      roster.rosterId,
      ...columnsOf(
        households,
        (household) => {
          const { idcs, rows, holds, method, dueMinor, network, province, language } = household;
          const [reason] = holds;
          const outcome = reason !== undefined ? 'held' : method === 'none' ? 'nothing_due' : method;
          // Nothing is due in a held household: its children's months are held.
          const due = method === 'none' ? '0' : dueMinor.toString();
          return [
            idcs,
            rows[0],
            outcome,
            reason,
            due,
            network,
            province,
            language,
            sealedPayee(context, household),
          ];
        },
        9,
      ),
    ],
  );
}

function sealedPayee({ sealing, roster }: StoreContext, household: EvaluatedHousehold): Buffer | undefined {
  const { method, idcs, cin, nameAr, nameFr, phone } = household;
  if (method === 'none') return undefined;
  if (cin === undefined || (method === 'wallet' && phone === undefined))
    throw new Error(`household ${idcs} is paid by ${method} but cannot be`);
  const payee: Payee = { cin, nameAr, nameFr, ...(phone !== undefined && { phone }) };
  return sealing.seal(JSON.stringify(payee), payeePlace(roster.rosterId, idcs));
}

async function storeLines(
  { manager, roster }: StoreContext,
  households: readonly EvaluatedHousehold[],
  { rules }: Evaluation,
): Promise<void> {
  const paid = households.filter(({ method }) => method !== 'none');
  await manager.query(
    `insert into lines (roster_id, amount_currency, line_id, idcs, method, network, amount_minor)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[])`,
    [
      roster.rosterId,
      rules.currency,
      ...columnsOf(
        paid,
        ({ idcs, method, network, dueMinor }) => [
          lineIdOf({ ...roster, idcs }),
          idcs,
          method,
          network,
          dueMinor.toString(),
        ],
        5,
      ),
    ],
  );
}

interface Child {
  readonly pupil: number;
  readonly idcs: string;
}

/** By household, so that the index grows at its end instead of everywhere. */
function childrenInOrder({ pupils, households }: Evaluation): Child[] {
  const children: Child[] = [];
  pupils.forEach((pupil, place) => {
    for (const household of pupil.households)
      children.push({ pupil: place, idcs: households[household]?.idcs ?? '' });
  });
  return children.sort((a, b) => (a.idcs < b.idcs ? -1 : a.idcs > b.idcs ? 1 : 0));
}

/** A child is one row on the way to the database, which makes a row of each of its months. */
async function storeMonths(
  { manager, roster }: StoreContext,
  children: readonly Child[],
  evaluation: Evaluation,
): Promise<void> {
  const { rules, pupils, months } = evaluation;
  await manager.query(
    `insert into pupil_months (roster_id, idcs, massar, grade, hold, month, outcome, amount_minor, absences)
     select $1, child.idcs, child.massar, child.grade, child.hold, m.month, ($10::text[])[m.outcome + 1],
            case when m.outcome = $11 then child.amount_minor else 0 end, m.absences
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[])
              as child (idcs, massar, grade, hold, amount_minor, outcomes, absences)
      cross join lateral unnest($9::text[], string_to_array(child.outcomes, ',')::integer[],
                                string_to_array(child.absences, ',', '')::smallint[]) as m (month, outcome, absences)`,
    [
      roster.rosterId,
      ...columnsOf(
        children,
        ({ pupil: place, idcs }) => {
          const pupil = pupils[place];
          if (pupil === undefined) throw new Error(`there is no pupil ${place}`);
          const from = place * rules.months.length;
          const to = from + rules.months.length;
          const absences = Array.from(months.absences.subarray(from, to), (count) =>
            count < 0 ? '' : String(count),
          );
          const amountMinor = rules.grades.get(pupil.grade)?.amountMinorPerMonth ?? 0n;
          return [
            idcs,
            pupil.massar,
            pupil.grade,
            pupil.hold,
            amountMinor.toString(),
            months.outcomes.subarray(from, to).join(','),
            absences.join(','),
          ];
        },
        7,
      ),
      rules.months,
      MONTH_OUTCOMES,
      PAID,
    ],
  );
}

async function finish({ manager, roster }: StoreContext, evaluation: Evaluation): Promise<void> {
  const paid = evaluation.households.filter(({ method }) => method !== 'none');
  const wallets = paid.filter(({ method }) => method === 'wallet').length;
  const payableMinor = paid.reduce((sum, { dueMinor }) => sum + dueMinor, 0n);
  await manager.query(
    `update rosters set state = 'evaluated', evaluated_at = now(), totals = $2,
            wallet_lines = $3, voucher_lines = $4, payable_minor = $5
      where roster_id = $1`,
    [
      roster.rosterId,
      JSON.stringify(outcomeTotals(evaluation)),
      wallets,
      paid.length - wallets,
      payableMinor.toString(),
    ],
  );
}

function* batchesOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Rows as `unnest` takes them: one array a column. */
function columnsOf<T>(
  items: readonly T[],
  cellsOf: (item: T) => readonly unknown[],
  width: number,
): unknown[][] {
  const columns: unknown[][] = Array.from({ length: width }, () => []);
  for (const item of items) {
    const cells = cellsOf(item);
    for (let column = 0; column < width; column += 1) columns[column]?.push(cells[column] ?? null);
  }
  return columns;
}
