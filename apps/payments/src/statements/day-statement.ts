import { PAYMENT_KINDS, type DayLineV1, type DayStatementV1, type StatementLineV1 } from '@hanout/contracts';

export interface DayOfEntries {
  /** Balance before the first entry and after the last one, in minor units. */
  openingMinor: bigint;
  closingMinor: bigint;
  lines: readonly StatementLineV1[];
}

export type DayFigures = Pick<
  DayStatementV1,
  'opening' | 'moneyIn' | 'moneyOut' | 'fees' | 'closing' | 'operations' | 'lines'
>;

/**
 * The list of a day out of the ledger's entries: opening + money in − money out = closing, or it is no statement.
 * Fees are what went to the account for fees less what came back from it: below zero on a day that refunds more than
 * it sells.
 */
export function drawUp(
  day: DayOfEntries,
  { feeAccountId, currency }: { feeAccountId: string; currency: string },
): DayFigures {
  const sum = (chosen: (line: StatementLineV1) => boolean) =>
    day.lines.reduce((total, line) => (chosen(line) ? total + BigInt(line.amount.minor) : total), 0n);
  const isFee = (line: StatementLineV1) => line.counterAccountId === feeAccountId;
  const moneyIn = sum(({ direction }) => direction === 'credit');
  const moneyOut = sum(({ direction }) => direction === 'debit');
  const fees =
    sum((line) => isFee(line) && line.direction === 'debit') -
    sum((line) => isFee(line) && line.direction === 'credit');
  if (day.openingMinor + moneyIn - moneyOut !== day.closingMinor) {
    throw new Error(
      `a day does not close: ${day.openingMinor} + ${moneyIn} − ${moneyOut} is not ${day.closingMinor}`,
    );
  }
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    opening: wire(day.openingMinor),
    moneyIn: wire(moneyIn),
    moneyOut: wire(moneyOut),
    fees: wire(fees),
    closing: wire(day.closingMinor),
    operations: new Set(day.lines.map(({ transferId }) => transferId)).size,
    lines: day.lines.map((line) => toDayLine(line, isFee(line))),
  };
}

function toDayLine(line: StatementLineV1, isFee: boolean): DayLineV1 {
  const { postedAt: at, transferId, reference, direction, amount, balanceAfter } = line;
  // The transfer of a payment has the payment's id.
  const isPayment = PAYMENT_KINDS.some((kind) => kind === line.kind);
  const kind = isFee ? (direction === 'debit' ? 'fee' : 'fee_refund') : line.kind;
  return {
    at,
    ...(reference !== undefined && { reference }),
    ...(isPayment && { paymentId: transferId }),
    kind,
    direction,
    amount,
    balanceAfter,
  };
}
