import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, launch, type LaunchOptions } from './launch';
import { isStillRunning } from './processes';
import { Supervisor, type Unit } from './supervisor';
import { until } from './until';

describe('the supervisor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-supervisor-'));
  const logOf = (name: string) => join(folder, `${name}.log`);
  const lines: string[] = [];
  let supervisor: Supervisor;

  beforeEach(() => {
    lines.length = 0;
    supervisor = new Supervisor({
      onLine: (line) => lines.push(line),
      firstBackOffMs: 20,
      readyTimeoutMs: 5_000,
    });
  });
  afterEach(() => supervisor.stop());
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A process that runs a line of JavaScript and is ready when it has written "ready". */
  function unit(name: string, script: string, { stage = 1, graceMs = 2_000 } = {}): Unit {
    const logFile = logOf(name);
    const options: LaunchOptions = {
      name,
      command: process.execPath,
      args: ['-e', script],
      env: {},
      logFile,
      stopSignal: 'SIGTERM',
      graceMs,
    };
    return {
      name,
      stage,
      launch: () => launch(options),
      isReady: () => Promise.resolve(lastLines(logFile).includes('ready')),
      lastLines: () => lastLines(logFile),
    };
  }
  const stays = "console.log('ready'); setInterval(() => {}, 1000)";

  it('starts a process that was killed again, under a new number, and says so', async () => {
    await supervisor.start(unit('ledger', stays));
    const before = supervisor.pidOf('ledger') ?? 0;
    process.kill(before, 'SIGKILL');
    expect(
      await until(() => ![before, undefined].includes(supervisor.pidOf('ledger')), { timeoutMs: 5_000 }),
    ).toBe(true);
    expect(lines[0]).toMatch(/^ledger ended \(SIGKILL\); starting it again in/);
    expect(
      await until(() => lines.some((line) => line.startsWith('ledger is back')), { timeoutMs: 5_000 }),
    ).toBe(true);
  });

  it('gives up a first start that keeps crashing, with the reason from its log', async () => {
    const starting = supervisor.start(
      unit('broken', "console.error('DATABASE_URL is missing'); process.exit(3)"),
    );
    await expect(starting).rejects.toThrow(/broken ended \(exit code 3\)[^]*DATABASE_URL is missing/);
    expect(supervisor.pidOf('broken')).toBeUndefined();
  });

  it('waits no longer than it was told for one that never gets ready', async () => {
    const impatient = new Supervisor({ onLine: () => undefined, readyTimeoutMs: 200 });
    await expect(impatient.start(unit('slow', 'setInterval(() => {}, 1000)'))).rejects.toThrow(
      'slow was not ready after 0.2 s',
    );
    await impatient.stop();
  });

  it('stops higher stages first and leaves nothing, not even what ignores the signal', async () => {
    const say = (name: string) =>
      `process.on('SIGTERM', () => { require('fs').appendFileSync(${JSON.stringify(logOf('order'))}, '${name} '); process.exit(); });`;
    await supervisor.start(unit('database', say('database') + stays, { stage: 0 }));
    await supervisor.start(unit('service', say('service') + stays, { stage: 2 }));
    await supervisor.start(
      unit('stubborn', `process.on('SIGTERM', () => {}); ${stays}`, { stage: 1, graceMs: 100 }),
    );
    const identities = Object.values(supervisor.processes());
    expect(identities).toHaveLength(3);
    await supervisor.stop();
    expect(identities.filter(isStillRunning)).toEqual([]);
    expect(readFileSync(logOf('order'), 'utf8')).toBe('service database ');
    expect(lines).toEqual([]);
  });

  it('stops what is still starting', async () => {
    const refused = expect(supervisor.start(unit('starting', 'setInterval(() => {}, 1000)'))).rejects.toThrow(
      'was stopped while it started',
    );
    expect(await until(() => supervisor.pidOf('starting') !== undefined, { timeoutMs: 5_000 })).toBe(true);
    const identities = Object.values(supervisor.processes());
    await supervisor.stop();
    await refused;
    expect(identities.filter(isStillRunning)).toEqual([]);
  });
});
