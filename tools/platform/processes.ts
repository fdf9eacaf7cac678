import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { until } from './until';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When the process started, in the words of the system; equal only for the same process. */
  startedAs: string;
}

/** What tells this process from another with the same number, or undefined when it does not run (a zombie does not). */
export function startedAs(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask(pid, 'lstart=');
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may hold spaces and brackets; fields are counted after its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${bootId()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = startedAs(pid);
  return started === undefined ? undefined : { pid, startedAs: started };
}

export function isStillRunning({ pid, startedAs: started }: ProcessIdentity): boolean {
  return startedAs(pid) === started;
}

/** The command line of a running process with single spaces between its words; empty when unknown. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ask(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return '';
  }
}

/** The process that started this one, or undefined. */
export function parentOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return Number(ask(pid, 'ppid=')) || undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
  } catch {
    return undefined;
  }
}

export interface StopOptions {
  signal: NodeJS.Signals;
  /** How long the process may take after the signal before it is killed. */
  graceMs: number;
}

/** Ends a process that is not our child: the signal, then SIGKILL after the grace; resolves when it is gone. */
export async function stopProcess(
  identity: ProcessIdentity,
  { signal, graceMs }: StopOptions,
): Promise<void> {
  if (!isStillRunning(identity)) return;
  sendSignal(identity.pid, signal);
  const gone = () => !isStillRunning(identity);
  if (await until(gone, { timeoutMs: graceMs })) return;
  sendSignal(identity.pid, 'SIGKILL');
  if (!(await until(gone, { timeoutMs: 5_000 })))
    throw new Error(`Process ${identity.pid} does not end, not even when killed.`);
}

/** Sends a signal; a process that is already gone is fine. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Two boots of one machine, or two containers, number their ticks alike. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  } catch {
    return 'boot';
  }
}

function ask(pid: number, field: string): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', field, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return answer.trim() || undefined;
  } catch {
    return undefined;
  }
}
