import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlatformFile, type PlatformFile } from './platform-file';
import { closedFromTheStartMs } from './ends';
import { childEnvironment } from './environment.config';
import { identityOf, isStillRunning, type ProcessIdentity } from './processes';
import { until } from './until';
import { workspaceRoot } from './workspace';

/** A service in a few lines: ready at once, and telling how it was started. */
const fakeService = `
const { createServer } = require('node:http');
const { SERVICE_NAME, DATABASE_URL, HTTP_PORT, HTTP_HOST, NETWORK } = process.env;
createServer((request, response) => response.end(JSON.stringify({ SERVICE_NAME, DATABASE_URL, NETWORK }))).listen(HTTP_PORT, HTTP_HOST);
process.on('SIGTERM', () => process.exit(0));
`;

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-platform-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const services = ['gateway', 'ledger', 'networks-cash-plus'];
  const children: Started[] = [];

  interface Started {
    child: ChildProcess;
    output: () => string;
    ended: Promise<number | NodeJS.Signals | null>;
  }

  beforeAll(() => {
    for (const app of ['ledger', 'networks', 'gateway']) {
      mkdirSync(join(folder, 'dist', 'apps', app, 'src'), { recursive: true });
      writeFileSync(join(folder, 'dist', 'apps', app, 'src', 'main.js'), fakeService);
    }
    const { build } = jest.requireActual<{ build: () => number }>('../workspace/build.js');
    build();
  });
  afterEach(async () => {
    for (const { child, ended } of children.splice(0)) {
      child.kill('SIGTERM');
      await ended;
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function npmStart(...more: string[]): Started {
    const main = join(workspaceRoot(), 'dist', 'tools', 'platform', 'main.js');
    const args = [main, '--no-story', '--root', folder, '--data', dataDir, ...more];
    const child = spawn(process.execPath, args, { env: childEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? signal)),
    );
    const started = { child, output: () => output, ended };
    children.push(started);
    return started;
  }

  async function running(started: Started): Promise<PlatformFile> {
    const isUp = () =>
      readPlatformFile(dataDir)?.state === 'running' &&
      readPlatformFile(dataDir)?.supervisor.pid === started.child.pid;
    if (!(await until(() => isUp() || started.child.exitCode !== null, { timeoutMs: 40_000 })) || !isUp())
      throw new Error(started.output());
    return readPlatformFile(dataDir) as PlatformFile;
  }

  const survivors = (processes: Record<string, ProcessIdentity>) =>
    Object.values(processes).filter(isStillRunning);

  it('brings all up with their own settings, and leaves nothing behind when told to stop', async () => {
    const started = npmStart();
    const { urls, processes } = await running(started);
    expect(Object.keys(processes)).toEqual(expect.arrayContaining([...services, 'postgres', 'nats']));
    const answer = await (await fetch(urls['networks-cash-plus'] ?? '')).json();
    expect(answer).toMatchObject({ SERVICE_NAME: 'networks-cash-plus', NETWORK: 'cash-plus' });
    expect(answer).toMatchObject({
      DATABASE_URL: expect.stringMatching(
        /networks_cash_plus:[^@]+@127.0.0.1:\d+\/networks_cash_plus$/,
      ) as string,
    });
    expect(await (await fetch(urls.gateway ?? '')).json()).toEqual({ SERVICE_NAME: 'gateway' });

    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(survivors(processes)).toEqual([]);
    expect(existsSync(join(dataDir, 'platform.lock'))).toBe(false);
    expect(readPlatformFile(dataDir)).toBeUndefined();
  });

  it('starts those services alone that it is told to, and says which there are when told of another', async () => {
    const { processes } = await running(npmStart('--only', 'gateway,ledger'));
    expect(Object.keys(processes).sort()).toEqual(['gateway', 'ledger', 'nats', 'postgres']);
    const wrong = npmStart('--only', 'ledgr', '--data', join(folder, 'another'));
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(/No service is called "ledgr"\. There are: identity, ledger, /);
    expect(existsSync(join(folder, 'another'))).toBe(false);
  });

  it('is told to be running already on the same folder, with the addresses', async () => {
    const { urls } = await running(npmStart());
    const second = npmStart();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('already running');
    expect(second.output()).toContain(urls.gateway);
  });

  it.each(['ledger', 'nats', 'postgres'])('brings %s back after a kill -9, where it was', async (name) => {
    const started = npmStart();
    const before = await running(started);
    const killed = before.processes[name]?.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    const isBack = () => ![killed, undefined].includes(readPlatformFile(dataDir)?.processes[name]?.pid);
    expect(await until(isBack, { timeoutMs: 20_000 })).toBe(true);
    expect(readPlatformFile(dataDir)?.urls).toEqual(before.urls);
    expect(await until(() => started.output().includes(`${name} is back`), { timeoutMs: 20_000 })).toBe(true);
  });

  it('takes everything with it when it is killed -9 itself', async () => {
    const started = npmStart();
    const { processes } = await running(started);
    started.child.kill('SIGKILL');
    expect(await until(() => survivors(processes).length === 0, { timeoutMs: 20_000 })).toBe(true);
    const again = await running(npmStart());
    expect(Object.keys(again.processes).sort()).toEqual(Object.keys(processes).sort());
  });

  it('ends at its next start what outlived a kill -9', async () => {
    const orphan = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      detached: true,
      stdio: 'ignore',
    });
    orphan.unref();
    const identity = identityOf(orphan.pid ?? 0) as ProcessIdentity;
    mkdirSync(dataDir, { recursive: true });
    const left: PlatformFile = {
      supervisor: identity,
      state: 'running',
      ports: {},
      urls: {},
      processes: { ledger: identity },
    };
    writeFileSync(join(dataDir, 'platform.json'), JSON.stringify(left));
    await running(npmStart());
    const isLeft = isStillRunning(identity);
    orphan.kill('SIGKILL');
    expect(isLeft).toBe(false);
  });

  it('stops when its standard input closes', async () => {
    const started = npmStart();
    const { processes } = await running(started);
    // Up since `running`, so its own second has passed when ours has.
    const upSince = Date.now();
    await until(() => Date.now() - upSince > closedFromTheStartMs, { timeoutMs: 2 * closedFromTheStartMs });
    started.child.stdin?.end();
    expect(await started.ended).toBe(0);
    expect(survivors(processes)).toEqual([]);
  });
});
