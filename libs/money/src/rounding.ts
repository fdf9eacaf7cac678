/**
 * How a division that does not come out even ends. All four look at the size only and keep the sign,
 * so that what one side pays is what the other side gets.
 *
 * - `up`: away from zero. - `down`: towards zero.
 * - `half_up`: to the nearest, a half away from zero. - `half_even`: to the nearest, a half to the even neighbour.
 */
export type Rounding = 'up' | 'down' | 'half_up' | 'half_even';

/** Exact division of integers with a named rounding; `denominator` must be above zero. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new RangeError(`Cannot divide by ${denominator}`);
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const size = remainder < 0n ? -remainder : remainder;
  return roundsAway(size * 2n, denominator, quotient, rounding)
    ? quotient + (numerator < 0n ? -1n : 1n)
    : quotient;
}

function roundsAway(twiceTheRest: bigint, whole: bigint, quotient: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'half_up':
      return twiceTheRest >= whole;
    case 'half_even':
      return twiceTheRest > whole || (twiceTheRest === whole && quotient % 2n !== 0n);
  }
}
