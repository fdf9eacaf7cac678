/**
 * apt without root: on a state, cache and configuration of its own in one folder. Signatures are checked as always, and
 * the system's packages are left alone.
 */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SourcesForSuite } from './apt-sources';
import { environment } from './environment.config';

export interface PrivateAptOptions {
  /** In which its folder is made, and removed when the work is done. */
  cache: string;
  /** What to read instead of the system's own package sources. */
  sources?: SourcesForSuite;
  /** Whose packages count as installed already, so that only what lacks is brought. */
  installed: 'none' | 'system';
}

export interface PrivateApt {
  folder: string;
  /** Runs apt-get, telling its lines one by one. @throws Error with apt's first complaint */
  run(args: readonly string[], onLine?: (line: string) => void): Promise<void>;
  /** Unpacks every package of a folder below ours into another one. */
  unpack(from: string, to: string): Promise<void>;
}

const timeoutMs = 300_000;
const systemStatus = '/var/lib/dpkg/status';

export async function withPrivateApt<Result>(
  { cache, sources, installed }: PrivateAptOptions,
  work: (apt: PrivateApt) => Promise<Result>,
): Promise<Result> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'apt-'));
  try {
    const config = prepare(folder, sources);
    // A copy: apt locks the folder that the status lies in.
    if (installed === 'system' && existsSync(systemStatus))
      copyFileSync(systemStatus, join(folder, 'status'));
    else writeFileSync(join(folder, 'status'), '');
    return await work({
      folder,
      run: (args, onLine) => command('apt-get', ['-c', config, ...args], { cwd: folder, onLine }),
      unpack: async (from, to) => {
        const archives = readdirSync(join(folder, from)).filter((name) => name.endsWith('.deb'));
        if (archives.length === 0) throw new Error('apt-get downloaded nothing');
        for (const name of archives) await command('dpkg', ['-x', join(from, name), to], { cwd: folder });
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The distribution of this system, or the one it descends from, among those that are known. */
export function thisSystem(known: readonly string[]): { distribution: string; codename: string } {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  const family = `${field('ID')} ${field('ID_LIKE')}`.split(' ').find((name) => known.includes(name));
  return { distribution: family ?? field('ID'), codename: field('VERSION_CODENAME') };
}

/** An apt configuration on top of the system's (proxies stay) whose state and cache lie in the folder. */
function prepare(folder: string, sources: SourcesForSuite | undefined): string {
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'parts'])
    mkdirSync(join(folder, name), { recursive: true });
  if (sources?.list) writeFileSync(join(folder, 'parts', 'suite.list'), sources.list);
  if (sources?.sources) writeFileSync(join(folder, 'parts', 'suite.sources'), sources.sources);
  const config = join(folder, 'apt.conf');
  const lines = [
    // What the system does after an update concerns its own lists.
    '#clear APT::Update;',
    '#clear DPkg::Post-Invoke;',
    '#clear Acquire::IndexTargets::deb::DEP-11;',
    `Dir::State "${folder}/state";`,
    `Dir::State::lists "${folder}/state/lists";`,
    `Dir::State::status "${folder}/status";`,
    `Dir::Cache "${folder}/cache";`,
    `Dir::Cache::archives "${folder}/cache/archives";`,
    'APT::Sandbox::User "root";',
    'APT::Install-Recommends "false";',
    'Acquire::Languages "none";',
    'Acquire::Retries "1";',
    'Acquire::http::Timeout "15";',
    'Acquire::https::Timeout "15";',
    ...(sources
      ? [
          '#clear APT::Default-Release;',
          'Dir::Etc::sourcelist "/dev/null";',
          `Dir::Etc::sourceparts "${folder}/parts";`,
          'Dir::Etc::preferences "/dev/null";',
          'Dir::Etc::preferencesparts "/dev/null";',
        ]
      : []),
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return config;
}

function command(
  name: string,
  args: readonly string[],
  { cwd, onLine }: { cwd: string; onLine?: (line: string) => void },
): Promise<void> {
  const env = { ...environment(), LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn(name, args, { cwd, env, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
  let half = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = `${half}${chunk.toString()}`.split('\n');
    half = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  });
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${name} cannot be run: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new Error(firstReason(complaints) || `${name} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/** apt writes a page; its first error says enough. */
function firstReason(complaints: string): string {
  const lines = complaints.split('\n');
  return (lines.find((line) => line.startsWith('E:')) ?? lines[0] ?? '').trim();
}
