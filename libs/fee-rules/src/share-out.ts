/**
 * Divides a whole by weights. What does not divide goes part by part to those that were cut most (largest remainder, the
 * earlier one first), so that the parts sum to the whole.
 *
 * @param weights not below zero, one of them above
 */
export function shareOut(whole: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum <= 0n) throw new RangeError('There is nobody to share with');
  const parts = weights.map((weight) => (whole * weight) / sum);
  let left = whole - parts.reduce((total, part) => total + part, 0n);
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (whole * weight) % sum }))
    .sort((one, other) =>
      one.remainder === other.remainder ? one.place - other.place : one.remainder > other.remainder ? -1 : 1,
    );
  for (const { place } of byRemainder) {
    if (left === 0n) break;
    parts[place]! += 1n;
    left -= 1n;
  }
  return parts;
}
