import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, launch, type Launched } from './launch';
import { makeNice } from './niceness';
import { until } from './until';

describe('giving way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-niceness-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function startReader(log: string, niceness?: number): Promise<Launched> {
    const logFile = join(folder, log);
    const running = await launch({
      name: 'a reader',
      command: process.execPath,
      args: ['-e', "console.log('ready'); setInterval(() => {}, 1000)"],
      env: {},
      logFile,
      stopSignal: 'SIGTERM',
      graceMs: 2_000,
      ...(niceness !== undefined && { niceness }),
    });
    expect(await until(() => lastLines(logFile).includes('ready'), { timeoutMs: 5_000 })).toBe(true);
    return running;
  }

  it.each([0, 10])('runs a process and all its threads at niceness %i', async (niceness) => {
    const running = await startReader(`${niceness}.log`, niceness);
    try {
      const { pid } = running.identity;
      expect(getPriority(pid)).toBe(niceness);
      if (!existsSync(`/proc/${pid}/task`)) return;
      const threads = readdirSync(`/proc/${pid}/task`).map(Number);
      expect(threads.length).toBeGreaterThan(1);
      expect(threads.map((thread) => getPriority(thread))).toEqual(threads.map(() => niceness));
      // A kernel without groups of sessions does not tell of them.
      const session = `/proc/${pid}/autogroup`;
      const isNice = (): boolean => readFileSync(session, 'utf8').includes(`nice ${niceness}\n`);
      if (existsSync(session)) expect(await until(isNice, { timeoutMs: 5_000 })).toBe(true);
    } finally {
      await running.stop();
    }
  });

  it('reaches threads that were begun before', async () => {
    if (!existsSync('/proc/self/task')) return;
    const running = await startReader('begun.log');
    try {
      const { pid } = running.identity;
      await makeNice(pid, 10);
      const threads = readdirSync(`/proc/${pid}/task`).map(Number);
      expect(threads.map((thread) => getPriority(thread))).toEqual(threads.map(() => 10));
    } finally {
      await running.stop();
    }
  });

  it('does not mind a process that has ended', async () => {
    await expect(makeNice(2 ** 22, constants.priority.PRIORITY_LOW)).resolves.toBeUndefined();
  });
});
