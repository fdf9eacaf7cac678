import fc from 'fast-check';
import { endOf, hasShape, passesCheck, tidyReference } from './bill-reference';

const digits = fc.stringMatching(/^\d{9,12}$/);
const CHECKS = [
  { scheme: 'luhn' },
  { scheme: 'weighted', weights: [3, 1], modulus: 10 },
  { scheme: 'weighted', weights: [8, 7, 6, 5, 4, 3, 2], modulus: 11 },
] as const;
const rule = (check: (typeof CHECKS)[number]) => ({
  ...check,
  weights: [...('weights' in check ? check.weights : [])],
});

describe('the reference of a bill', () => {
  it('is one however it was typed', () => {
    expect(tidyReference(' fa 12\u00a034-56b ')).toBe('FA1234-56B');
    expect(endOf('FA1234-56B')).toBe('-56B');
  });

  it.each([
    ['0612345678', true],
    ['0512345678', true],
    ['0712345678', false],
    ['051234567', false],
    ['05123456789', false],
    ['05123A5678', false],
    ['TAX-7Q-A2', true],
    ['TAX-77-A2', true],
    ['TAX-7Q-22', false],
  ])('%s has one of the shapes: %s', (reference, fits) => {
    expect(hasShape(reference, ['05dddddddd', '06dddddddd', 'TAX-xx-ld'])).toBe(fits);
  });

  // The examples of ISO/IEC 7812-1, of GS1’s manual (weights 3 and 1) and of ISO 11649 (RF18 5390 0754 7034, turned).
  it.each([
    ['79927398713', { scheme: 'luhn' as const }],
    ['4006381333931', { scheme: 'weighted' as const, weights: [1, 3], modulus: 10 }],
    ['539007547034RF18', { scheme: 'mod_97_10' as const }],
  ])('%s is right by %o, and with any digit of it mistyped it is not', (reference, check) => {
    expect(passesCheck(reference, check)).toBe(true);
    for (const [place, character] of [...reference].entries()) {
      if (!/\d/.test(character)) continue;
      const other = ((Number(character) + 1) % 10).toString();
      const wrong = reference.slice(0, place) + other + reference.slice(place + 1);
      expect([wrong, passesCheck(wrong, check)]).toEqual([wrong, false]);
    }
  });

  it.each(CHECKS.map((check) => [check.scheme, check] as const))(
    'has at most one check digit by %s, and by modulus 10 always one',
    (_, check) => {
      fc.assert(
        fc.property(digits, (text) => {
          const right = [...'0123456789'].filter((digit) => passesCheck(text + digit, rule(check)));
          expect(right.length).toBeLessThanOrEqual(1);
          if (!('modulus' in check) || check.modulus === 10) expect(right).toHaveLength(1);
        }),
      );
    },
  );
});
