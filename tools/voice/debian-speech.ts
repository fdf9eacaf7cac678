/** Debian's espeak-ng and lame, with what they need that this machine lacks, unpacked into a folder of the cache. */
import { renameSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { libraryFolders } from '../browser/chromium-debian';
import { withPrivateApt } from '../platform';

export interface Speech {
  espeak: string;
  /** The folder that holds `espeak-ng-data`. */
  voices: string;
  lame: string;
  /** What both need in their environment beside what every process has. */
  env: Record<string, string>;
}

/** @throws Error with apt's first complaint */
export async function bringSpeech(cache: string): Promise<Speech> {
  const root = join(cache, 'speech');
  if (!existsSync(root))
    await withPrivateApt({ cache, installed: 'system' }, async (apt) => {
      // A source that cannot be reached makes the update fail, though another one may have it all: the download decides.
      await apt.run(['-q', 'update']).catch(() => undefined);
      await apt.run(['-q', '--yes', '--download-only', 'install', 'espeak-ng', 'lame']);
      await apt.unpack('cache/archives', 'root');
      rmSync(root, { recursive: true, force: true });
      renameSync(join(apt.folder, 'root'), root);
    });
  const folders = libraryFolders(root);
  const voices = folders.find((folder) => existsSync(join(folder, 'espeak-ng-data')));
  if (voices === undefined) throw new Error('espeak-ng came without its voices');
  return {
    espeak: join(root, 'usr/bin/espeak-ng'),
    voices,
    lame: join(root, 'usr/bin/lame'),
    env: { LD_LIBRARY_PATH: folders.join(':') },
  };
}
