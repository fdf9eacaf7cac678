import { timeLeft } from './clock';

const span = { from: '2026-11-01T00:00:00Z', until: '2026-11-11T00:00:00Z' };
const at = (instant: string) => timeLeft(span, Date.parse(instant));

it('runs down to its end, and tells for how long it is over', () => {
  expect(at('2026-11-02T12:30:00Z')).toMatchObject({
    days: 8,
    hours: 11,
    minutes: 30,
    isOver: false,
    tone: 'good',
  });
  expect(at('2026-11-02T12:30:00Z').used).toBeCloseTo(0.152, 3);
  expect(at('2026-11-09T00:00:00Z').tone).toBe('near');
  expect(at('2026-11-11T00:00:00Z')).toMatchObject({
    days: 0,
    hours: 0,
    minutes: 0,
    isOver: true,
    tone: 'over',
  });
  expect(at('2026-11-13T01:00:00Z')).toMatchObject({ days: 2, hours: 1, minutes: 0, used: 1 });
});
