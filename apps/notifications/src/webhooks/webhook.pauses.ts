const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** After each try that failed; together some three days. The database makes each up to a quarter longer. */
export const WEBHOOK_PAUSES_SECONDS = [
  5,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  12 * HOUR,
  12 * HOUR,
  12 * HOUR,
  12 * HOUR,
] as const;

/** @param tries how many have failed since it was queued. @returns undefined: that was the last */
export function webhookPauseAfter(tries: number): number | undefined {
  return WEBHOOK_PAUSES_SECONDS[tries - 1];
}
