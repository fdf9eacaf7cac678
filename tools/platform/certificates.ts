import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace';

/** PEM. */
export interface Certificates {
  ca: string;
  server: { cert: string; key: string };
  client: { cert: string; key: string };
}

/** Those of the simulated networks that ask who we are: made once, and kept in the folder of the platform. */
export function certificatesIn({ dataDir }: { dataDir: string }): Certificates {
  const file = join(dataDir, 'certificates.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(workspaceRoot(), 'docker', 'make-certificates.mjs'), file],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`No certificates for the simulated networks: ${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Certificates;
}

/** For settings, which hold no line breaks. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
