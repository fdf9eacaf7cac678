import { press, totalOf, type Key } from './calculator';

const typed = (keys: string) => [...keys].reduce((written, key) => press(written, key as Key), '');

describe('the calculator of the keypad', () => {
  it.each([
    ['', 0n],
    ['35', 3_500n],
    ['35,5', 3_550n],
    ['12,50+3×4', 2_450n],
    ['0,750×18', 1_350n],
    ['0,333×10', 333n],
    ['0,125×0,1', 1n],
    ['3×', 300n],
    ['3+', 300n],
    ['7,', 700n],
    ['9999999×9999999', 9_999_998_000_000_100n],
  ])('%s is %s centimes', (keys, centimes) => {
    expect(totalOf(typed(keys))).toBe(centimes);
  });

  it.each([
    ['007', '7'],
    [',5', '0,5'],
    ['1,2,3', '1,23'],
    ['1,23456', '1,234'],
    ['+×5', '5'],
    ['5+×+2', '5+2'],
    ['5,+2', '5+2'],
    ['123456789', '1234567'],
    ['12⌫⌫⌫', ''],
    ['12+3C', ''],
    ['9+⌫8', '98'],
  ])('of the keys %s it writes %s', (keys, written) => {
    expect(typed(keys)).toBe(written);
  });

  it('has a key for two zeros, and an end', () => {
    expect(press('5', '00')).toBe('500');
    expect(press('1,25', '00')).toBe('1,250');
    expect(typed('1+'.repeat(60)).length).toBeLessThanOrEqual(41);
  });
});
