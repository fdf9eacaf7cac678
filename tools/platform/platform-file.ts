import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeWhole } from './files';
import type { ProcessIdentity } from './processes';

/**
 * `<dataDir>/platform.json`: what runs now, for other tools and for the next start. Written whole at every change;
 * removed by an orderly stop. It holds no secrets: those are in `secrets.json`.
 */
export interface PlatformFile {
  /** The process of `npm start`. */
  supervisor: ProcessIdentity;
  /** `starting` until everything has answered once. */
  state: 'starting' | 'running' | 'stopping';
  /** By service name, `<service>.<name>` for its other ports, and `postgres`, `nats`, `nats-monitor`. */
  ports: Record<string, number>;
  /** By service name (http), and `postgres`, `nats`; without logins. */
  urls: Record<string, string>;
  /** What runs at this moment, by service name, and `postgres`, `nats`. */
  processes: Record<string, ProcessIdentity>;
}

export function writePlatformFile(dataDir: string, content: PlatformFile): void {
  writeWhole(join(dataDir, 'platform.json'), `${JSON.stringify(content, null, 2)}\n`, 0o644);
}

/** What runs on this folder, or ran when it was killed; undefined when nothing does. */
export function readPlatformFile(dataDir: string): PlatformFile | undefined {
  return readJson(join(dataDir, 'platform.json')) as PlatformFile | undefined;
}

export function removePlatformFile(dataDir: string): void {
  rmSync(join(dataDir, 'platform.json'), { force: true });
}
