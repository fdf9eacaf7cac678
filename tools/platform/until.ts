import { setTimeout as delay } from 'node:timers/promises';

export interface UntilOptions {
  timeoutMs: number;
  everyMs?: number;
}

/** Asks again and again until the answer is yes (true) or the time is over (false). */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 25 }: UntilOptions,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await isSo()) return true;
    if (Date.now() >= deadline) return false;
    await delay(everyMs);
  }
}
