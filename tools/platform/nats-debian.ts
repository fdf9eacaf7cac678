/**
 * The package `nats-server` of this or a newer suite of the distribution, unpacked into the cache without root: the
 * system's packages are left alone.
 */
import { chmodSync, existsSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesForSuite, type SourceFile } from './apt-sources';
import { thisSystem, withPrivateApt } from './private-apt';

/** Suites whose package is new enough, oldest first; it needs no more of the system than a C library. */
const newerSuites: Record<string, readonly string[] | undefined> = {
  debian: ['trixie', 'forky', 'sid'],
  ubuntu: ['questing', 'resolute', 'devel'],
};

/** Returns the path of the unpacked server. */
export async function fetchDebianServer(cache: string, onProgress: (line: string) => void): Promise<string> {
  const { distribution, codename } = thisSystem(Object.keys(newerSuites));
  const suites = newerSuites[distribution];
  if (!suites || !codename) throw new Error('this system is neither Debian nor Ubuntu');
  const refusals: string[] = [];
  for (const suite of suites) {
    try {
      onProgress(`unpacking nats-server of ${distribution} ${suite}`);
      return await fetchFromSuite({ from: codename, to: suite, cache });
    } catch (error) {
      refusals.push(`${suite}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(refusals.join('; '));
}

interface SuiteFetch {
  from: string;
  to: string;
  cache: string;
}

async function fetchFromSuite({ from, to, cache }: SuiteFetch): Promise<string> {
  const sources = sourcesForSuite(systemSources(), { from, to });
  if (!sources.list && !sources.sources) throw new Error(`the system's package sources name no ${from} main`);
  return withPrivateApt({ cache, sources, installed: 'none' }, async (apt) => {
    // A source that lacks the suite makes the update fail, though another one may have the package: the download decides.
    await apt.run(['update']).catch(() => undefined);
    await apt.run(['download', 'nats-server']);
    await apt.unpack('.', 'unpacked');
    const found = ['usr/sbin', 'usr/bin']
      .map((bin) => join(apt.folder, 'unpacked', bin, 'nats-server'))
      .find((path) => existsSync(path));
    if (!found) throw new Error('the package holds no nats-server');
    renameSync(found, join(cache, 'nats-server'));
    chmodSync(join(cache, 'nats-server'), 0o755);
    return join(cache, 'nats-server');
  });
}

function systemSources(): SourceFile[] {
  const parts = '/etc/apt/sources.list.d';
  const names = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  const files = ['/etc/apt/sources.list', ...names].filter(
    (name) => /\.(list|sources)$/.test(name) && existsSync(name),
  );
  return files.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}
