import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { OpenOperation, Operation } from '@hanout/access';

export interface Endpoint {
  readonly method: string;
  /** Below `/api/v1`, with places to fill: `/payments/:paymentId`. */
  readonly path: string;
  readonly operation: Operation | OpenOperation;
}

const ROOT = join(__dirname, '..', '..', '..', '..');

/** Every way in, as the built gateway itself tells. */
export function readEndpoints(): Endpoint[] {
  const told = execFileSync(process.execPath, ['dist/apps/gateway/src/access-table/main.js', '--endpoints'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return JSON.parse(told) as Endpoint[];
}
