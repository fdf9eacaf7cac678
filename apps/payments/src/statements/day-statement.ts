import {
  PAYMENT_KINDS,
  type DayLineV1,
  type DayStatementV1,
  type StatementFiguresV1,
  type StatementLineV1,
} from '@hanout/contracts';
import type { EntryBounds } from './entries';
import { kindOf, Tally } from './tally';

export type DayFigures = StatementFiguresV1 & Pick<DayStatementV1, 'kinds' | 'lines'>;

/** The list of a day out of the ledger's entries. @throws Error when opening + in − out is not closing */
export function drawUp(bounds: EntryBounds, lines: readonly StatementLineV1[]): DayFigures {
  const tally = new Tally();
  lines.forEach((line) => tally.add(line));
  tally.assertCloses(bounds);
  return { ...tally.figures(bounds.openingMinor), kinds: tally.byKind(), lines: lines.map(toDayLine) };
}

function toDayLine(line: StatementLineV1): DayLineV1 {
  const { postedAt: at, transferId, reference, direction, amount, balanceAfter } = line;
  // The transfer of a payment has the payment's id.
  const isPayment = PAYMENT_KINDS.some((kind) => kind === line.kind);
  return {
    at,
    ...(reference !== undefined && { reference }),
    ...(isPayment && { paymentId: transferId }),
    kind: kindOf(line),
    direction,
    amount,
    balanceAfter,
  };
}
