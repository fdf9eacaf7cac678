import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout: found upwards, because this file runs from its source in tests and from `dist` else. */
export function workspaceRoot(from = __dirname): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  if (dirname(from) === from)
    throw new Error('This file is not inside the Hanout workspace (a folder with nx.json).');
  return workspaceRoot(dirname(from));
}
