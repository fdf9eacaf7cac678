/**
 * Starts a server process that must not outlive us.
 *
 * It runs in a session of its own, so that Ctrl-C in the terminal reaches only us and we can stop things in order. The
 * price is that it would live on when we are killed -9; a guard (a few lines of sh) waits on a pipe that only we hold
 * open and ends the process when the pipe closes, however we went.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeNice } from './niceness';
import { identityOf, sendSignal, type ProcessIdentity } from './processes';
import { until } from './until';

export interface LaunchOptions {
  /** How messages call it: "PostgreSQL", "ledger". */
  name: string;
  command: string;
  args: string[];
  /** The whole environment of the process; nothing is inherited. */
  env: Record<string, string>;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Where its output goes; the file is kept short at start. */
  logFile: string;
  stopSignal: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  graceMs: number;
  /** How far it gives way to other processes, 0 (the default: not at all) to 19. */
  niceness?: number;
}

export interface Launched {
  identity: ProcessIdentity;
  /** Resolves, never rejects, when the process has ended, with words for how: "exit code 1", "SIGKILL". */
  exited: Promise<string>;
  hasExited(): boolean;
  stop(): Promise<void>;
}

export async function launch(options: LaunchOptions): Promise<Launched> {
  const log = openLog(options.logFile);
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    uid: options.uid,
    gid: options.gid,
    detached: true,
    stdio: ['ignore', log, log],
  });
  if (child.pid !== undefined && options.niceness) void makeNice(child.pid, options.niceness);
  let ended: string | undefined;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve((ended = signal ?? `exit code ${code}`)));
    child.once('error', (error) => resolve((ended = error.message)));
  });
  closeSync(log);
  await spawned(child, options.name);
  const pid = child.pid ?? 0;
  child.unref();
  // A process that ended at once has no identity any more; its number still names it in messages.
  const identity = identityOf(pid) ?? { pid, startedAs: 'ended' };
  const guard = spawnGuard(pid, options);
  void exited.then(() => guard.kill('SIGKILL'));
  const hasExited = () => ended !== undefined;

  async function stop(): Promise<void> {
    if (hasExited()) return;
    sendSignal(pid, options.stopSignal);
    if (await until(hasExited, { timeoutMs: options.graceMs })) return;
    sendSignal(pid, 'SIGKILL');
    await until(hasExited, { timeoutMs: 5_000 });
  }
  return { identity, exited, hasExited, stop };
}

function spawned(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)));
  });
}

/** Signal by number-free name, a wait, and then the end: all a guard has to know. */
const guardScript = `
trap '' INT TERM HUP
while read -r _; do :; done
kill -s "$2" "$1" 2>/dev/null || exit 0
n=0
while [ "$n" -lt "$3" ] && kill -0 "$1" 2>/dev/null; do sleep 1; n=$((n + 1)); done
kill -s KILL "$1" 2>/dev/null
`;

function spawnGuard(pid: number, { stopSignal, graceMs }: LaunchOptions): ChildProcess {
  const args = [
    '-c',
    guardScript,
    'hanout-guard',
    String(pid),
    stopSignal.slice('SIG'.length),
    String(Math.ceil(graceMs / 1000)),
  ];
  const guard = spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // Without a guard the next start still finds and ends what was left behind.
  guard.once('error', () => undefined);
  guard.stdin.once('error', () => undefined);
  (guard.stdin as unknown as { unref(): void }).unref();
  guard.unref();
  return guard;
}

const logLimitBytes = 5_000_000;

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, for the message that says why something did not start. */
export function lastLines(file: string, count = 15): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
