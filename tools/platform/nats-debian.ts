/**
 * The package `nats-server` of this or a newer suite of the distribution, unpacked into the cache without root: apt
 * works on a state of its own, checks the signatures as always, and the system's packages are left alone.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from './environment.config';
import { sourcesForSuite, type SourceFile } from './apt-sources';

const run = promisify(execFile);

/** Suites whose package is new enough, oldest first; it needs no more of the system than a C library. */
const newerSuites: Record<string, readonly string[] | undefined> = {
  debian: ['trixie', 'forky', 'sid'],
  ubuntu: ['questing', 'resolute', 'devel'],
};

/** Returns the path of the unpacked server. */
export async function fetchDebianServer(cache: string, onProgress: (line: string) => void): Promise<string> {
  const { distribution, codename } = thisSystem();
  const suites = newerSuites[distribution];
  if (!suites || !codename) throw new Error('this system is neither Debian nor Ubuntu');
  const refusals: string[] = [];
  mkdirSync(cache, { recursive: true });
  for (const suite of suites) {
    const folder = mkdtempSync(join(cache, 'apt-'));
    try {
      onProgress(`unpacking nats-server of ${distribution} ${suite}`);
      return await fetchFromSuite({ folder, from: codename, to: suite, cache });
    } catch (error) {
      refusals.push(`${suite}: ${firstReason(error)}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new Error(refusals.join('; '));
}

function thisSystem(): { distribution: string; codename: string } {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  const family = `${field('ID')} ${field('ID_LIKE')}`.split(' ').find((name) => name in newerSuites);
  return { distribution: family ?? field('ID'), codename: field('VERSION_CODENAME') };
}

interface SuiteFetch {
  folder: string;
  from: string;
  to: string;
  cache: string;
}

async function fetchFromSuite({ folder, from, to, cache }: SuiteFetch): Promise<string> {
  const { list, sources } = sourcesForSuite(systemSources(), { from, to });
  if (!list && !sources) throw new Error(`the system's package sources name no ${from} main`);
  const config = preparePrivateApt(folder, { list, sources });
  const options = {
    cwd: folder,
    timeout: 180_000,
    env: { ...environment(), LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
  };
  // A source that lacks the suite makes the update fail, though another one may have the package: the download decides.
  await run('apt-get', ['-c', config, 'update'], options).catch(() => undefined);
  await run('apt-get', ['-c', config, 'download', 'nats-server'], options);
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!archive) throw new Error('apt-get downloaded nothing');
  await run('dpkg', ['-x', archive, 'unpacked'], options);
  const found = ['usr/sbin', 'usr/bin']
    .map((bin) => join(folder, 'unpacked', bin, 'nats-server'))
    .find((path) => existsSync(path));
  if (!found) throw new Error('the package holds no nats-server');
  renameSync(found, join(cache, 'nats-server'));
  chmodSync(join(cache, 'nats-server'), 0o755);
  return join(cache, 'nats-server');
}

function systemSources(): SourceFile[] {
  const parts = '/etc/apt/sources.list.d';
  const names = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  const files = ['/etc/apt/sources.list', ...names].filter(
    (name) => /\.(list|sources)$/.test(name) && existsSync(name),
  );
  return files.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}

/** An apt configuration on top of the system's (proxies stay) whose state, cache and sources lie in the folder. */
function preparePrivateApt(folder: string, { list, sources }: { list: string; sources: string }): string {
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'parts'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'status'), '');
  if (list) writeFileSync(join(folder, 'parts', 'suite.list'), list);
  if (sources) writeFileSync(join(folder, 'parts', 'suite.sources'), sources);
  const config = join(folder, 'apt.conf');
  const lines = [
    // What the system does after an update concerns its own lists.
    '#clear APT::Update;',
    '#clear DPkg::Post-Invoke;',
    '#clear Acquire::IndexTargets::deb::DEP-11;',
    '#clear APT::Default-Release;',
    `Dir::State "${folder}/state";`,
    `Dir::State::lists "${folder}/state/lists";`,
    `Dir::State::status "${folder}/status";`,
    `Dir::Cache "${folder}/cache";`,
    `Dir::Cache::archives "${folder}/cache/archives";`,
    `Dir::Etc::sourcelist "/dev/null";`,
    `Dir::Etc::sourceparts "${folder}/parts";`,
    'Dir::Etc::preferences "/dev/null";',
    'Dir::Etc::preferencesparts "/dev/null";',
    'APT::Sandbox::User "root";',
    'Acquire::Languages "none";',
    'Acquire::Retries "1";',
    'Acquire::http::Timeout "15";',
    'Acquire::https::Timeout "15";',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return config;
}

/** apt writes a page; its first error says enough. */
function firstReason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.split('\n').find((line) => line.startsWith('E:')) ?? message.split('\n')[0] ?? '').trim();
}
