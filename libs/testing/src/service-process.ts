import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { waitFor } from './wait-for';

/** Compiles TypeScript as the build does, for a process that is to be killed: `node -r <this> main.ts`. */
export const RUN_TYPESCRIPT = join(__dirname, '..', '..', '..', 'tools', 'workspace', 'run-typescript.js');

/** Ends the service at once when the guard's input closes: told to by us, or because the process of the test is gone. */
const GUARD = 'exec 3<&0; "$0" "$@" & child=$!; (read -r _ <&3; kill -9 "$child") & wait "$child"';

/** A service as a process of its own, there to be killed. */
export class ServiceProcess {
  private output = '';

  private constructor(private readonly guard: ChildProcess) {
    for (const stream of [guard.stdout!, guard.stderr!])
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  /** Returns when it says that it has started. @param main a TypeScript file */
  static async start(
    main: string,
    env: Record<string, string>,
    args: string[] = [],
  ): Promise<ServiceProcess> {
    const command = [process.execPath, '-r', RUN_TYPESCRIPT, main, ...args];
    const service = new ServiceProcess(spawn('sh', ['-c', GUARD, ...command], { env, stdio: 'pipe' }));
    const hasStarted = () => {
      service.expectAlive();
      return service.output.includes('"started"');
    };
    await waitFor(hasStarted, { what: 'the service to start' });
    return service;
  }

  /** Its output so far. */
  get said(): string {
    return this.output;
  }

  /** What it said, when it ended by itself. */
  expectAlive(): void {
    if (this.hasEnded) throw new Error(`the service ended:\n${this.output}`);
  }

  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.guard, 'exit');
    this.guard.stdin!.end();
    await ended;
  }

  get hasEnded(): boolean {
    return this.guard.exitCode !== null || this.guard.signalCode !== null;
  }
}
