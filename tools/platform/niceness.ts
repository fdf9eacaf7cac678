/** Which processes have the processors first where there are not enough of them. */
import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Of a service that gives way: a ninth of the share of another that wants to work at the same time. */
export const GIVES_WAY = 10;

/**
 * Lets a process of ours give way to others, and all threads that it has not begun yet.
 *
 * @param niceness 0, not at all, to 19
 */
export function makeNice(pid: number, niceness: number): void {
  // Linux may share the processors out among sessions first, and each service has one of its own.
  const session = `/proc/${pid}/autogroup`;
  try {
    setPriority(pid, niceness);
    if (existsSync(session)) writeFileSync(session, String(niceness));
  } catch {
    // It ended already, or the system allows no more of this now: it is a wish, and nothing depends on it.
  }
}
