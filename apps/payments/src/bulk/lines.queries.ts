import type { EntityManager } from 'typeorm';
import type { LineProblem, PayableLine } from './check-lines';
import type { Bulk } from './bulks.queries';
import { linePaymentId } from './line-ids';

const ROWS_A_STATEMENT = 2_000;

/** What a bulk comes to, before anybody approves it. */
export type BulkTotals = Pick<
  Bulk,
  'lines' | 'payees' | 'problems' | 'amountMinor' | 'payerFeesMinor' | 'payeeFeesMinor'
>;

export function totalsOf(payable: readonly PayableLine[], problems: readonly LineProblem[]): BulkTotals {
  const feesOf = (side: 'payer' | 'payee') =>
    payable.reduce((sum, { terms: { price } }) => (price.feeSide === side ? sum + price.feeMinor : sum), 0n);
  return {
    lines: payable.length,
    payees: new Set(payable.map(({ terms }) => terms.payee.walletId)).size,
    problems: problems.length,
    amountMinor: payable.reduce((sum, { amount }) => sum + amount.minor, 0n),
    payerFeesMinor: feesOf('payer'),
    payeeFeesMinor: feesOf('payee'),
  };
}

/** With the price as it is shown to whoever approves. */
export async function insertLines(
  manager: EntityManager,
  { bulkId, createdAt, attempt }: Bulk,
  payable: readonly PayableLine[],
): Promise<void> {
  for (let from = 0; from < payable.length; from += ROWS_A_STATEMENT) {
    const rows = payable
      .slice(from, from + ROWS_A_STATEMENT)
      .map(({ line, reference, amount, note, terms }) => ({
        line,
        reference,
        paymentId: linePaymentId({ bulkId, createdAt, line, attempt }),
        kind: terms.kind,
        merchantCode: terms.merchant?.code ?? null,
        payeeWalletId: terms.payee.walletId,
        amountMinor: amount.minor.toString(),
        scheduleId: terms.price.scheduleId,
        feeMinor: terms.price.feeMinor.toString(),
        feeSide: terms.price.feeSide,
        accrued: terms.price.accrued.toString(),
        shares: terms.price.shares,
        note: note ?? null,
      }));
    await manager.query(
      `insert into bulk_lines (bulk_id, line, reference, payment_id, attempt, kind, merchant_code, payee_wallet_id,
         amount_minor, schedule_id, fee_minor, fee_side, accrued, shares, note)
       select $1, line, reference, "paymentId", $2, kind, "merchantCode", "payeeWalletId", "amountMinor", "scheduleId",
              "feeMinor", "feeSide", accrued, shares, note
         from json_to_recordset($3) as l(
           line int, reference text, "paymentId" uuid, kind text, "merchantCode" text, "payeeWalletId" uuid,
           "amountMinor" bigint, "scheduleId" uuid, "feeMinor" bigint, "feeSide" text, accrued numeric, shares jsonb,
           note text)`,
      [bulkId, attempt, JSON.stringify(rows)],
    );
  }
}

export async function insertProblems(
  manager: EntityManager,
  { bulkId }: Bulk,
  problems: readonly LineProblem[],
): Promise<void> {
  const rows = problems.map(({ line, field, error: { code, texts } }, place) => ({
    line,
    place,
    problem: { code, ...(field !== undefined && { field }), texts },
  }));
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    await manager.query(
      `insert into bulk_problems (bulk_id, line, place, problem)
       select $1, line, place, problem from json_to_recordset($2) as p(line int, place int, problem jsonb)`,
      [bulkId, JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT))],
    );
}

/** What a chunk of lines is paid by. */
export interface LineToPay {
  line: number;
  paymentId: string;
  kind: 'supplier_payment' | 'business_to_person';
  merchantCode: string | null;
  payeeWalletId: string;
  amountMinor: string;
  scheduleId: string;
  feeMinor: string;
  feeSide: 'payer' | 'payee';
  accrued: string;
  shares: { party: string; fraction: string }[];
}

/** The next lines of this attempt that are not opened yet. */
export function nextLines(
  manager: EntityManager,
  { bulkId, attempt, openedLine }: Bulk,
  max: number,
): Promise<LineToPay[]> {
  return manager.query(
    `select line, payment_id as "paymentId", kind, merchant_code as "merchantCode", payee_wallet_id as "payeeWalletId",
            amount_minor as "amountMinor", schedule_id as "scheduleId", fee_minor as "feeMinor", fee_side as "feeSide",
            accrued::text, shares
       from bulk_lines where bulk_id = $1 and line > $2 and attempt = $3 order by line limit $4`,
    [bulkId, openedLine, attempt, max],
  );
}

/** Gives each line that failed a new attempt, under a new payment. @returns how many */
export async function attemptFailedLines(manager: EntityManager, bulk: Bulk): Promise<number> {
  const attempt = bulk.attempt + 1;
  const failed: { line: number }[] = await manager.query(
    `select line from bulk_lines l left join payments p using (payment_id)
      where l.bulk_id = $1 and (l.failure is not null or p.state = 'failed') order by line`,
    [bulk.bulkId],
  );
  const { bulkId, createdAt } = bulk;
  const rows = failed.map(({ line }) => ({
    line,
    paymentId: linePaymentId({ bulkId, createdAt, line, attempt }),
  }));
  if (rows.length > 0)
    await manager.query(
      `update bulk_lines l set attempt = $2, payment_id = n."paymentId", failure = null
         from json_to_recordset($3) as n(line int, "paymentId" uuid) where l.bulk_id = $1 and l.line = n.line`,
      [bulkId, attempt, JSON.stringify(rows)],
    );
  return rows.length;
}
