import type { WireAmount } from '../../parts/amount';

/** How full a wallet is, in whole percent of its ceiling: a full one is 100, and one without room is never less. */
export function shareUsed(balance: WireAmount, toReceive: WireAmount): number {
  const [used, left] = [BigInt(balance.minor), BigInt(toReceive.minor)];
  if (left <= 0n) return 100;
  return used <= 0n ? 0 : Number((used * 100n) / (used + left));
}
