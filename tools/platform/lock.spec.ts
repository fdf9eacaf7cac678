import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlreadyRunning, takeLock } from './lock';
import { identityOf } from './processes';

describe('the lock of a platform folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-lock-'));
  const file = join(folder, 'platform.lock');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused while its holder lives, and free when that was killed', async () => {
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(file, JSON.stringify(identityOf(holder.pid ?? 0)));
    expect(() => takeLock(folder)).toThrow(AlreadyRunning);

    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    takeLock(folder).release();
    expect(existsSync(file)).toBe(false);
  });

  it('sees through a number that belongs to another process by now', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAs: 'a boot long ago' }));
    takeLock(folder).release();
  });

  it('is free when its file is empty of sense, and leaves nothing else behind', () => {
    writeFileSync(file, 'null');
    const lock = takeLock(folder);
    expect(() => takeLock(folder)).toThrow(AlreadyRunning);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
