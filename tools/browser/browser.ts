/** Finds a Chromium on this machine, or brings Debian's with fonts for our scripts; neither needs root. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, environment } from '../platform';
import { chromiumIn, fetchChromium, type Program } from './chromium-debian';
import { fontSettings } from './fonts';

export interface Browser extends Program {
  /** "156.0.8078.108" */
  version: string;
}

export interface FindOptions {
  onProgress?: (line: string) => void;
  env?: Record<string, string | undefined>;
}

const usualNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @throws Error that says what was tried and what to do, when there is no browser to be had */
export async function findBrowser({
  onProgress = () => undefined,
  env = environment(),
}: FindOptions = {}): Promise<Browser> {
  const cache = cacheFolder(env);
  const found = await findProgram({ onProgress, env, cache });
  // The same fonts on every machine, so that a screen is as wide on one as on another.
  return { ...found, env: { ...found.env, ...(await fontSettings(cache, onProgress)) } };
}

/** Without fonts. */
export async function findProgram({
  onProgress,
  env,
  cache,
}: Required<FindOptions> & { cache: string }): Promise<Browser> {
  if (env.CHROMIUM) {
    const named = await usable({ path: env.CHROMIUM, env: {} });
    if (named) return named;
    throw new Error(`CHROMIUM names ${env.CHROMIUM}, which is no Chromium or Chrome that starts.`);
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin'];
  const onSystem = folders.flatMap((folder) => usualNames.map((name) => join(folder, name)));
  for (const program of [...onSystem.map((path) => ({ path, env: {} })), chromiumIn(cache)]) {
    const found = await usable(program);
    if (found) return found;
  }
  onProgress('no Chromium on this machine: trying the package of the distribution');
  let reason = 'it does not start here';
  try {
    const brought = await usable(await fetchChromium(cache, onProgress));
    if (brought) return brought;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new Error(
    [
      'No Chromium or Chrome on this machine, and none could be brought here:',
      `  - the package chromium: ${reason}`,
      'Install one, or name it: CHROMIUM=/path/to/chromium',
    ].join('\n'),
  );
}

async function usable(program: Program): Promise<Browser | undefined> {
  try {
    accessSync(program.path, constants.X_OK);
    const options = { timeout: 60_000, env: { ...environment(), ...program.env } };
    const { stdout } = await promisify(execFile)(program.path, ['--version'], options);
    const version = /^(?:Chromium|Google Chrome) (\d+(?:\.\d+)+)/m.exec(stdout)?.[1];
    return version === undefined ? undefined : { ...program, version };
  } catch {
    return undefined;
  }
}
