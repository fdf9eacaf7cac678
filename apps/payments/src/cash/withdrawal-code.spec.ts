import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { codeOf, hashOf, isWellFormed } from './withdrawal-code';

const key = Buffer.alloc(32, 1);

describe('a withdrawal code', () => {
  it('is twelve digits with a check, the same for the same payment and key', () => {
    const paymentId = randomUUID();
    const code = codeOf(paymentId, key);
    expect(code).toMatch(/^\d{12}$/);
    expect(isWellFormed(code)).toBe(true);
    expect(codeOf(paymentId, key)).toBe(code);
    expect(codeOf(paymentId, Buffer.alloc(32, 2))).not.toBe(code);
    expect(hashOf(code, key)).toHaveLength(32);
    expect(hashOf(code, key)).not.toEqual(hashOf(code, Buffer.alloc(32, 2)));
  });

  it('shows every single wrong digit', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(11), fc.integer({ min: 1, max: 9 }), (paymentId, place, shift) => {
        const digits = [...codeOf(paymentId, key)];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(isWellFormed(digits.join(''))).toBe(false);
      }),
    );
  });

  // The well-known examples of the check.
  it.each([
    ['799273987130', false],
    ['000000000000', true],
    ['000000000018', true],
    ['00000000018', false],
    ['00000000001x', false],
  ])('%s: %s', (code, expected) => expect(isWellFormed(code)).toBe(expected));
});
