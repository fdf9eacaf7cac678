import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadsFile } from './heads-file';

const aHead = (n: number) => ({
  no: `20901200000000000${10 + n}`,
  hash: n.toString(16).padStart(64, '0'),
  at: `2090-12-01T00:00:00.${100 + n}Z`,
});

describe('the file of heads', () => {
  let folder: string;
  let path: string;
  let file: HeadsFile;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hanout-heads-'));
    path = join(folder, 'made', 'later', 'heads.jsonl');
    file = new HeadsFile(path);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has no last head while it is not there, or empty', async () => {
    await expect(file.last()).resolves.toBeUndefined();
    await file.append(aHead(1));
    writeFileSync(path, '');
    await expect(file.last()).resolves.toBeUndefined();
  });

  it('is a line of JSON a head, the last of which is found again, however many there are', async () => {
    for (let n = 0; n < 60; n += 1) await file.append(aHead(n));
    const lines = Array.from({ length: 60 }, (_, n) => {
      const { no, hash, at } = aHead(n);
      return `{"no":"${no}","hash":"${hash}","at":"${at}"}\n`;
    });
    expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
    await expect(file.last()).resolves.toEqual(aHead(59));
  });

  it('begins a new line after one that a crash has cut off, which is no head', async () => {
    await file.append(aHead(1));
    const whole = readFileSync(path, 'utf8');
    for (const cut of [1, 40, whole.length - 1]) {
      appendFileSync(path, whole.slice(0, cut));
      await expect(file.last()).resolves.toMatchObject({ hash: aHead(1).hash });
      await file.append(aHead(1));
      await expect(file.last()).resolves.toEqual(aHead(1));
    }
    expect(readFileSync(path, 'utf8')).toBe(
      `${whole}{\n${whole}${whole.slice(0, 40)}\n${whole}${whole.slice(0, -1)}\n${whole}`,
    );
  });

  it('says so when it cannot be read or written', async () => {
    writeFileSync(join(folder, 'made'), 'no folder');
    await expect(file.last()).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(file.append(aHead(1))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
