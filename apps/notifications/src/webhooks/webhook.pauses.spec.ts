import { webhookPauseAfter, WEBHOOK_PAUSES_SECONDS } from './webhook.pauses';

const DAY = 86_400;

describe('the pauses between tries', () => {
  it('grow from seconds to half a day, and are over after about three days', () => {
    expect(WEBHOOK_PAUSES_SECONDS[0]).toBe(5);
    expect([...WEBHOOK_PAUSES_SECONDS]).toEqual(
      [...WEBHOOK_PAUSES_SECONDS].sort((one, other) => one - other),
    );
    const total = WEBHOOK_PAUSES_SECONDS.reduce((sum, seconds) => sum + seconds, 0);
    expect(total).toBeGreaterThan(2.5 * DAY);
    expect(total * 1.25).toBeLessThan(3.5 * DAY);
    expect(Math.max(...WEBHOOK_PAUSES_SECONDS)).toBe(DAY / 2);
  });

  it('end with the last try', () => {
    expect(webhookPauseAfter(1)).toBe(5);
    expect(webhookPauseAfter(WEBHOOK_PAUSES_SECONDS.length)).toBe(DAY / 2);
    expect(webhookPauseAfter(WEBHOOK_PAUSES_SECONDS.length + 1)).toBeUndefined();
  });
});
