import { luhnDigit, makeCode, makeSerial } from './voucher-numbers';

describe('the numbers of a voucher', () => {
  it.each([
    ['7992739871', '3'],
    ['453201511283036', '6'],
    ['0', '0'],
  ])('the check digit of %s is %s', (digits, check) => {
    expect(luhnDigit(digits)).toBe(check);
  });

  it('are twenty digits with their check digit, and twelve random ones', () => {
    const serials = Array.from({ length: 200 }, makeSerial);
    const codes = Array.from({ length: 200 }, makeCode);
    for (const serial of serials) {
      expect(serial).toMatch(/^\d{20}$/);
      expect(luhnDigit(serial.slice(0, -1))).toBe(serial.at(-1));
    }
    for (const code of codes) expect(code).toMatch(/^\d{12}$/);
    expect(new Set(serials).size).toBe(200);
    expect(new Set(codes).size).toBe(200);
  });
});
