import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './browser';

describe('finding a browser', () => {
  const cache = mkdtempSync(join(tmpdir(), 'hanout-browser-'));
  afterAll(() => rmSync(cache, { recursive: true }));

  function fakeProgram(name: string, says: string): string {
    const path = join(cache, name);
    writeFileSync(path, `#!/bin/sh\necho "${says}"\n`);
    chmodSync(path, 0o755);
    return path;
  }
  const find = (env: Record<string, string>) => findProgram({ onProgress: () => undefined, env, cache });

  it('takes the one that is named', async () => {
    const path = fakeProgram('named', 'Chromium 150.0.1.2 built on Debian');
    await expect(find({ CHROMIUM: path })).resolves.toEqual({ path, env: {}, version: '150.0.1.2' });
  });

  it('refuses a named one that is none, rather than taking another', async () => {
    const path = fakeProgram('other', 'Mozilla Firefox 140.0');
    await expect(find({ CHROMIUM: path, PATH: cache })).rejects.toThrow(`CHROMIUM names ${path}`);
  });

  it('takes a browser of the machine before it brings one', async () => {
    fakeProgram('chromium', 'snap: command not found');
    const path = fakeProgram('google-chrome', 'Google Chrome 149.0.7.1');
    await expect(find({ PATH: `/nowhere:${cache}` })).resolves.toMatchObject({ path, version: '149.0.7.1' });
  });
});
