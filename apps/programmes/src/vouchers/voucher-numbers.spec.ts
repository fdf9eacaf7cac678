import { isMistyped, luhnDigit, makeCode, makeSerial } from './voucher-numbers';

describe('the numbers of a voucher', () => {
  it.each([
    ['7992739871', '3'],
    ['453201511283036', '6'],
    ['0', '0'],
  ])('the check digit of %s is %s', (digits, check) => {
    expect(luhnDigit(digits)).toBe(check);
  });

  it('are twenty digits and thirteen, the last of each its check', () => {
    const serials = Array.from({ length: 200 }, makeSerial);
    const codes = Array.from({ length: 200 }, makeCode);
    for (const serial of serials) {
      expect(serial).toMatch(/^\d{20}$/);
      expect(luhnDigit(serial.slice(0, -1))).toBe(serial.at(-1));
    }
    for (const code of codes) {
      expect(code).toMatch(/^\d{13}$/);
      expect(isMistyped(code)).toBe(false);
      const other = String((Number(code[5]) + 1) % 10);
      expect(isMistyped(code.slice(0, 5) + other + code.slice(6))).toBe(true);
    }
    expect(isMistyped('482917365502')).toBe(false);
    expect(new Set(serials).size).toBe(200);
    expect(new Set(codes).size).toBe(200);
  });
});
