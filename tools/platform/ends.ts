/** The ways in which a person, a shell or a parent process says that it is over. */
import { fstatSync } from 'node:fs';
import { environment } from './environment.config';
import { commandLine, identityOf, isStillRunning, parentOf, type ProcessIdentity } from './processes';

export interface Ends {
  /** Ends for a reason of our own. */
  now(why: string): void;
}

/** Calls `stop` once: at SIGINT, SIGTERM, SIGHUP, when standard input closes, or when the npm that started us is gone. */
export function onEnd(stop: (why: string) => Promise<void>): Ends {
  let hasEnded = false;
  const end = (why: string): void => {
    if (hasEnded) return;
    hasEnded = true;
    stop(why).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  // A terminal that went away takes our output with it; that must not stop us from stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  watchInput(() => end('standard input was closed'));
  watchNpm(() => end('npm is gone'));
  return { now: end };
}

/** Input that is closed from the very start (a job in the background, CI) tells nothing about a parent. */
export const closedFromTheStartMs = 1_000;

function watchInput(onClosed: () => void): void {
  if (!isPipe()) return;
  const begunAt = Date.now();
  process.stdin.on('error', () => undefined);
  process.stdin.once('end', () => {
    if (Date.now() - begunAt > closedFromTheStartMs) onClosed();
  });
  process.stdin.resume();
}

/** A terminal tells by SIGHUP; reading it would suspend a job in the background. */
function isPipe(): boolean {
  try {
    const stat = fstatSync(0);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

/**
 * npm runs us through a shell that does not pass signals on: whoever kills npm, or the shell, would leave everything
 * running. Outside npm a parent that ends means nothing (nohup, a service).
 */
function watchNpm(onGone: () => void): void {
  const parents = environment().npm_lifecycle_event === undefined ? [] : npmAbove();
  const timer = setInterval(() => {
    if (parents.some((parent) => !isStillRunning(parent))) onGone();
  }, 500);
  // The timer also keeps this process running, since its children do not.
  timer.ref();
}

/** Our parent, and when that is a shell, the npm above it. */
function npmAbove(): ProcessIdentity[] {
  const parent = identityOf(process.ppid);
  const isShell = parent !== undefined && /^\S*sh -c /.test(commandLine(parent.pid));
  const grandparent = isShell ? identityOf(parentOf(parent.pid) ?? 0) : undefined;
  return [parent, grandparent].filter(
    (found): found is ProcessIdentity => found !== undefined && found.pid > 1,
  );
}
