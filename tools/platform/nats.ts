/** The embedded NATS with JetStream on 127.0.0.1, its store in one folder. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lastLines, launch, type Launched } from './launch';
import { natsConfig, type NatsUser } from './nats-config';
import { findNatsServer } from './nats-server';
import { freePort, isPortTaken, releasePort } from './ports';
import { commandLine, identityOf, stopProcess } from './processes';
import { until } from './until';

export interface NatsOptions {
  /** Where JetStream keeps its messages; made when missing. */
  storeDir: string;
  /** The port to take when it is free; another one else. */
  port?: number;
  /** Take exactly these ports or fail: for starting again where clients already look. */
  fixedPorts?: { port: number; monitorPort: number };
  /** Default: none, and whoever reaches the port may enter. */
  users?: readonly NatsUser[];
  /** For tests: messages are not forced to disk. */
  volatile?: boolean;
  /** Default: `<storeDir>.log`. */
  logFile?: string;
  /** Told what is being looked for or downloaded when there is no server on this machine yet. */
  onProgress?: (line: string) => void;
}

export interface Nats extends Launched {
  port: number;
  monitorPort: number;
  /** `nats://127.0.0.1:<port>`, without a login. */
  url: string;
}

const usualPort = 14_222;
const usualMonitorPort = 18_222;
const graceMs = 10_000;

export async function startNats(options: NatsOptions): Promise<Nats> {
  const storeDir = resolve(options.storeDir);
  const server = await findNatsServer({ onProgress: options.onProgress });
  await endEarlierRun(storeDir);
  mkdirSync(storeDir, { recursive: true, mode: 0o700 });
  const logFile = options.logFile ?? `${storeDir}.log`;
  for (let attempt = 1; ; attempt += 1) {
    const port = options.fixedPorts?.port ?? (await freePort(options.port ?? usualPort));
    const monitorPort = options.fixedPorts?.monitorPort ?? (await freePort(usualMonitorPort));
    const config = natsConfig({
      port,
      monitorPort,
      storeDir,
      users: options.users ?? [],
      volatile: options.volatile,
    });
    const launched = await launchServer(server.path, { storeDir, config, logFile });
    const isUp = await isHealthy(launched, { monitorPort, storeDir });
    const giveBack = () => [port, monitorPort].forEach(releasePort);
    const stop = () => launched.stop().finally(giveBack);
    if (isUp) return { ...launched, stop, port, monitorPort, url: `nats://127.0.0.1:${port}` };
    await (options.fixedPorts ? launched.stop() : stop());
    const log = lastLines(logFile);
    if (!isPortTaken(log) || options.fixedPorts || attempt === 5)
      throw new Error(`NATS did not start. The end of ${logFile}:\n${log}`);
  }
}

async function launchServer(
  path: string,
  { storeDir, config, logFile }: { storeDir: string; config: string; logFile: string },
): Promise<Launched> {
  const configFile = `${storeDir}.conf`;
  writeFileSync(configFile, config, { mode: 0o600 });
  const launched = await launch({
    name: 'NATS',
    command: path,
    args: ['--config', configFile],
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    cwd: '/',
    logFile,
    stopSignal: 'SIGTERM',
    graceMs,
  });
  writeFileSync(pidFileOf(storeDir), String(launched.identity.pid));
  return launched;
}

/**
 * Healthy means that JetStream has recovered its streams, too, and that it is this very server which says so: when
 * another one was quicker to take the port, ours ends a moment later.
 */
async function isHealthy(
  launched: Launched,
  at: { monitorPort: number; storeDir: string },
): Promise<boolean> {
  const hasAnswered = await until(
    async () =>
      launched.hasExited() ||
      ((await storeOf(at.monitorPort)) === at.storeDir && (await isWell(at.monitorPort))),
    { timeoutMs: 30_000, everyMs: 30 },
  );
  return hasAnswered && !launched.hasExited();
}

async function isWell(monitorPort: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${monitorPort}/healthz`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

/** The store directory of the server behind a monitor port: NATS keeps its files in `jetstream` below it. */
async function storeOf(monitorPort: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${monitorPort}/jsz`);
    const { config } = (await answer.json()) as { config?: { store_dir?: string } };
    return config?.store_dir?.replace(/\/jetstream$/, '');
  } catch {
    return undefined;
  }
}

function pidFileOf(storeDir: string): string {
  return `${storeDir}.pid`;
}

/** Two servers on one store destroy it: one left by a starter that was killed is stopped first. */
async function endEarlierRun(storeDir: string): Promise<void> {
  const pidFile = pidFileOf(storeDir);
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const identity = Number.isInteger(pid) && pid > 0 ? identityOf(pid) : undefined;
  if (identity && commandLine(pid).endsWith(`--config ${storeDir}.conf`)) {
    await stopProcess(identity, { signal: 'SIGTERM', graceMs });
  }
  rmSync(pidFile, { force: true });
}
