import type { SplitV1 } from '@hanout/contracts';
import { stateOf } from './split';
import type { Split } from './splits.queries';

/** As its maker sees it. */
export function splitV1({ splitId, amount, parts, createdAt, cancelledAt }: Split): SplitV1 {
  const paid = parts.filter(({ state }) => state === 'completed');
  const paidMinor = paid.reduce((sum, part) => sum + part.amount.minor, 0n);
  return {
    splitId,
    state: stateOf(
      parts.map(({ state }) => state),
      cancelledAt !== null,
    ),
    amount: amount.toWire(),
    paid: { minor: paidMinor.toString(), currency: amount.currency },
    parts: parts.map((part) => ({ ...part, amount: part.amount.toWire() })),
    createdAt: createdAt.toISOString(),
    ...(cancelledAt !== null && { cancelledAt: cancelledAt.toISOString() }),
  };
}
