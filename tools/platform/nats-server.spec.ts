import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from './nats-release';
import { findNatsServer } from './nats-server';
import { isVersionAtLeast } from './versions';

describe('finding a NATS server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-nats-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function fakeServer(name: string, version: string): string {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('takes the one that is named', async () => {
    const path = fakeServer('named', '2.11.4');
    await expect(findNatsServer({ env: { NATS_SERVER_BIN: path } })).resolves.toEqual({
      path,
      version: '2.11.4',
    });
  });

  it('refuses a named one that is too old, rather than taking another', async () => {
    const path = fakeServer('old', '2.10.22');
    await expect(findNatsServer({ env: { NATS_SERVER_BIN: path } })).rejects.toThrow(
      'not a nats-server 2.10.23 or newer',
    );
  });

  it('prefers PATH to its cache', async () => {
    const path = fakeServer('nats-server', '2.12.0');
    await expect(
      findNatsServer({ env: { PATH: `/nowhere:${folder}`, XDG_CACHE_HOME: folder } }),
    ).resolves.toEqual({ path, version: '2.12.0' });
  });
});

describe('versions', () => {
  it.each([
    ['2.10.23', true],
    ['2.10.22', false],
    ['2.9.99', false],
    ['2.11.0', true],
    ['3.0.0', true],
    ['2.10.23-RC.1', true],
  ])('%s is new enough: %s', (version, isEnough) =>
    expect(isVersionAtLeast(version, '2.10.23')).toBe(isEnough),
  );
});

describe('a downloaded release', () => {
  it('is refused when its checksum is another one', () => {
    const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(() => verify(Buffer.from('abc'), ofAbc)).not.toThrow();
    expect(() => verify(Buffer.from('abd'), ofAbc)).toThrow('not the pinned');
  });
});
