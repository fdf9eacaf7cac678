import { isQuiet } from './delivery-rules.service';

const rule = { quietFrom: '22:00', quietTo: '07:00', codeUsefulSeconds: 600, usefulHours: 72 };

describe('quiet hours', () => {
  it.each([
    ['2026-11-27T21:59:59Z', false],
    ['2026-11-27T22:00:00Z', true],
    ['2026-11-28T06:59:59Z', true],
    ['2026-11-28T07:00:00Z', false],
    // Before 20 September 2026 Casablanca was an hour ahead.
    ['2026-06-15T21:00:00Z', true],
    ['2026-06-15T06:00:00Z', false],
  ])('at %s: %s', (instant, isSo) => {
    expect(isQuiet(new Date(instant), rule)).toBe(isSo);
  });

  it('may lie within a day, or not be at all', () => {
    const noon = new Date('2026-11-27T12:00:00Z');
    expect(isQuiet(noon, { ...rule, quietFrom: '11:00', quietTo: '13:00' })).toBe(true);
    expect(isQuiet(noon, { ...rule, quietFrom: '12:00', quietTo: '12:00' })).toBe(false);
  });
});
