import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LIST_FILE, NAMES_FILE, withName, withParts } from './lists';
import { namesOf, WrongName } from './names';
import { skeletonOf } from './skeleton';

/** The new folder, its name and its line: nothing else is touched, and nothing at all where the name is refused. */
export function makeNetwork(root: string, name: string | undefined): { folder: string; files: number } {
  const names = namesOf(name);
  const folder = `libs/networks/${names.kebab}`;
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  if (existsSync(join(root, folder))) throw new WrongName(`"${names.kebab}" is taken: ${folder} is there.`);
  if (read(NAMES_FILE).includes(`'${names.kebab}'`))
    throw new WrongName(`"${names.kebab}" is taken: it stands in ${NAMES_FILE}.`);

  const skeleton = skeletonOf(join(root, 'libs/networks'), names);
  const texts = new Map([...skeleton].map(([path, text]) => [join(folder, path), text]));
  texts.set(NAMES_FILE, withName(read(NAMES_FILE), names)).set(LIST_FILE, withParts(read(LIST_FILE), names));
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  format(root, [...texts.keys()]);
  return { folder, files: skeleton.size };
}

/** Names of another length break lines elsewhere. */
function format(root: string, files: string[]): void {
  const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  const { status, stderr } = spawnSync(process.execPath, [prettier, '--write', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`prettier failed:\n${stderr}`);
}
