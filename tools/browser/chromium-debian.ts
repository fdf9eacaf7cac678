/** Debian's Chromium with every package it needs that this machine lacks, unpacked into the cache. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withPrivateApt } from '../platform';

export interface Program {
  path: string;
  /** What it needs in its environment beside what every process has. */
  env: Record<string, string>;
}

/** Where the cache keeps it, there or not. */
export function chromiumIn(cache: string): Program {
  const root = join(cache, 'chromium');
  return {
    path: join(root, 'usr/lib/chromium/chromium'),
    env: { LD_LIBRARY_PATH: libraryFolders(root).join(':') },
  };
}

/** `usr/lib/x86_64-linux-gnu` and its like, the plain ones, and the folders in them that libraries keep their own parts in. */
export function libraryFolders(root: string): string[] {
  const below = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => join(folder, entry.name))
      : [];
  const plain = ['usr/lib', 'lib'].map((name) => join(root, name)).filter((folder) => existsSync(folder));
  const ofMachine = plain.flatMap(below).filter((folder) => folder.endsWith('-linux-gnu'));
  return [...ofMachine, ...plain, ...ofMachine.flatMap(below).filter(holdsLibraries)];
}

function holdsLibraries(folder: string): boolean {
  return readdirSync(folder).some((name) => /^lib.*\.so(\.|$)/.test(name));
}

/** @throws Error with apt's first complaint, when the distribution has no such package or cannot be reached */
export async function fetchChromium(cache: string, onProgress: (line: string) => void): Promise<Program> {
  await withPrivateApt({ cache, installed: 'system' }, async (apt) => {
    // A source that cannot be reached makes the update fail, though another one may have it all: the download decides.
    await apt.run(['-q', 'update']).catch(() => undefined);
    await apt.run(['-q', '--yes', '--download-only', 'install', 'chromium'], (line) => {
      if (/^Need to get /.test(line)) onProgress(`chromium: ${line.toLowerCase()}`);
      const [, place, name] = /^Get:(\d+) \S+ \S+ \S+ (\S+)/.exec(line) ?? [];
      if (name) onProgress(`chromium: package ${place}, ${name}`);
    });
    onProgress('chromium: unpacking');
    await apt.unpack('cache/archives', 'root');
    // One that is there already does not start.
    rmSync(join(cache, 'chromium'), { recursive: true, force: true });
    keepAs(join(apt.folder, 'root'), join(cache, 'chromium'));
  });
  return chromiumIn(cache);
}

/** Another process may have been quicker; then its folder is as good. */
export function keepAs(folder: string, kept: string): void {
  try {
    renameSync(folder, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
}
