import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkNames } from './names';
import { readmeOf } from './readme';

/** What a new network is a copy of. */
const ORIGINAL = 'sandbox';

/** The files of the new folder, by their path in it. */
export function skeletonOf(networksDir: string, names: NetworkNames): Map<string, string> {
  const original = join(networksDir, ORIGINAL);
  const files = readdirSync(original, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(original.length + 1));
  return new Map(
    files.map((path) => {
      const text = path === 'README.md' ? readmeOf(names) : readFileSync(join(original, path), 'utf8');
      return [path.replace(ORIGINAL, names.kebab), path === 'README.md' ? text : rename(text, names)];
    }),
  );
}

function rename(text: string, { kebab, camel, pascal }: NetworkNames): string {
  return text
    .replace(
      /\/\*\* The reference adapter.*\*\//,
      `/** ${kebab}, as yet in the words of what it was copied from. */`,
    )
    .replace(/\bthe sandbox\b/gi, kebab)
    .replace(/Sandbox(?=[A-Z])/g, pascal)
    .replace(/sandbox(?=[A-Z])/g, camel)
    .replaceAll(ORIGINAL, kebab);
}
