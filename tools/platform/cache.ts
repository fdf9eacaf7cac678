import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from './workspace';

/** The user's cache, shared by all checkouts; one without a home of their own keeps it in this one. */
export function cacheFolder(env: Record<string, string | undefined>): string {
  const usual = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hanout');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return usual;
  } catch {
    const own = join(workspaceRoot(), '.hanout', 'cache');
    mkdirSync(own, { recursive: true });
    return own;
  }
}
