import type { LegV1, TransferToPostV1 } from '@hanout/contracts';

/**
 * The legs that pass on what the same transfer brings: those taken from an account that gets at least as much by other
 * legs. What an account gets may come to it by such a leg in turn.
 */
export function onwardLegs({ legs }: TransferToPostV1): ReadonlySet<LegV1> {
  const moving = legs.filter((leg) => debitOf(leg) !== creditOf(leg));
  const credits = totals(moving, creditOf);
  const debits = totals(moving, debitOf);
  return new Set(moving.filter((leg) => (credits.get(debitOf(leg)) ?? 0n) >= debits.get(debitOf(leg))!));
}

const debitOf = ({ debitAccountId }: LegV1): string => debitAccountId.toLowerCase();
const creditOf = ({ creditAccountId }: LegV1): string => creditAccountId.toLowerCase();

function totals(legs: readonly LegV1[], accountOf: (leg: LegV1) => string): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const leg of legs) {
    const accountId = accountOf(leg);
    sums.set(accountId, (sums.get(accountId) ?? 0n) + BigInt(leg.amount.minor));
  }
  return sums;
}
