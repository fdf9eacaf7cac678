import type { CheckRuleV1 } from '@hanout/contracts';

/** Upper case and without spaces: the same bill is one reference however it was typed. */
export function tidyReference(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}

const SHAPE_SYMBOLS: Readonly<Record<string, RegExp>> = { d: /[0-9]/, l: /[A-Z]/, x: /[A-Z0-9]/ };

/** One of the shapes: `d` a digit, `l` a letter, `x` either, everything else itself. */
export function hasShape(reference: string, shapes: readonly string[]): boolean {
  return shapes.some(
    (shape) =>
      shape.length === reference.length &&
      [...shape].every((symbol, place) => {
        const allowed = SHAPE_SYMBOLS[symbol];
        return allowed ? allowed.test(reference[place]!) : symbol === reference[place];
      }),
  );
}

/** Whether what ends the reference is what its rule makes of the rest: see `CheckRuleV1`. */
export function passesCheck(reference: string, { scheme, weights = [], modulus = 10 }: CheckRuleV1): boolean {
  const values = [...reference].filter((character) => character !== '-').map(valueOf);
  if (scheme === 'mod_97_10')
    return values.reduce((rest, value) => (rest * (value > 9 ? 100 : 10) + value) % 97, 0) === 1;
  const digits = values.filter((value) => value <= 9);
  const last = digits.length - 1;
  const sum = digits.reduce((total, digit, place) => {
    if (scheme === 'weighted') return total + digit * (place === last ? 1 : weights[place % weights.length]!);
    const doubled = (last - place) % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % (scheme === 'weighted' ? modulus : 10) === 0;
}

/** A digit is itself, a letter its place from A = 10. */
function valueOf(character: string): number {
  return Number.parseInt(character, 36);
}

/** As much of a reference as is shown. */
export function endOf(reference: string): string {
  return reference.slice(-4);
}
