/** Which processes have the processors first where there are not enough of them. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { until } from './until';

/** Of a service that gives way: a ninth of the share of another that wants to work at the same time. */
export const GIVES_WAY = 10;

/**
 * Lets a process of ours, with all its threads, give way to others. It is a wish: nothing depends on it, and a process
 * that has ended or a system that does not allow it is no error.
 *
 * @param niceness 0, not at all, to 19
 */
export async function makeNice(pid: number, niceness: number): Promise<void> {
  try {
    setPriority(pid, niceness);
    // On Linux that was its first thread alone: those begun before have to be told, later ones take it over.
    const threads = `/proc/${pid}/task`;
    if (existsSync(threads)) for (const thread of readdirSync(threads)) setPriority(Number(thread), niceness);
    await makeSessionNice(pid, niceness);
  } catch {
    return;
  }
}

/** Linux may share the processors out among sessions first, and each service has one of its own. */
async function makeSessionNice(pid: number, niceness: number): Promise<void> {
  const session = `/proc/${pid}/autogroup`;
  const isSet = (): boolean => {
    try {
      if (existsSync(session)) writeFileSync(session, String(niceness));
      return true;
    } catch (error) {
      // Who is not root may set one session in a tenth of a second, whoever else sets one.
      return (error as NodeJS.ErrnoException).code !== 'EAGAIN';
    }
  };
  await until(isSet, { timeoutMs: 10_000, everyMs: 110 });
}
