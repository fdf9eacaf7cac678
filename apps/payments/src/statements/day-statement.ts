import type {
  BalanceV1,
  DayLineV1,
  DayStatementV1,
  StatementFiguresV1,
  StatementLineV1,
} from '@hanout/contracts';
import { earns, type Commissions } from './commissions';
import type { EntryBounds } from './entries';
import { isPayment, kindOf, Tally } from './tally';

export type DayFigures = StatementFiguresV1 & Pick<DayStatementV1, 'kinds' | 'lines'>;

/**
 * The list of a day out of the ledger's entries.
 *
 * @param commissions of an agent
 * @throws Error when opening + in − out is not closing
 */
export function drawUp(
  bounds: EntryBounds,
  entries: readonly StatementLineV1[],
  commissions?: Commissions,
): DayFigures {
  const tally = new Tally();
  if (commissions) tally.earn(0n);
  const lines = entries.map((entry): DayLineV1 => {
    tally.add(entry);
    const line = toDayLine(entry);
    if (!commissions || !earns(entry)) return line;
    const commission = commissions.get(entry.transferId) ?? 0n;
    tally.earn(commission);
    return { ...line, commission: commission.toString() };
  });
  tally.assertCloses(bounds);
  return { ...tally.figures(bounds.openingMinor), kinds: tally.byKind(), lines };
}

function toDayLine(line: StatementLineV1): DayLineV1 {
  const { postedAt: at, transferId, reference, direction, amount, balanceAfter } = line;
  return {
    at,
    ...(reference !== undefined && { reference }),
    ...(isPayment(line) && { paymentId: transferId }),
    kind: kindOf(line),
    direction,
    amount,
    balanceAfter,
  };
}

/** As a cashier reads it: the day begins at nothing, because what the shop has is its owner's affair. */
export function fromZero<Figures extends DayFigures>(statement: Figures): Figures {
  const opening = BigInt(statement.opening.minor);
  const without = ({ minor, currency }: BalanceV1): BalanceV1 => ({
    minor: (BigInt(minor) - opening).toString(),
    currency,
  });
  return {
    ...statement,
    opening: without(statement.opening),
    closing: without(statement.closing),
    lines: statement.lines.map((line) => ({ ...line, balanceAfter: without(line.balanceAfter) })),
  };
}
