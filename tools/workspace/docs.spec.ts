/** Documents rot where they name things: every path, link and script they name must exist. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(join(root, file)));

/** `apps/…`, `libs/…` in backticks, without places to fill in. */
const PATH = /`((?:apps|libs|tools|docker|docs|samples)\/[\w./-]+)`/g;
const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;
const SCRIPT = /npm run ([\w:-]+)/g;

/** What git ignores is made on the machine of who reads: secrets, a data folder. */
const isMadeLater = (path: string): boolean =>
  spawnSync('git', ['check-ignore', '-q', path], { cwd: root }).status === 0;

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names paths that exist', () => {
    const missing = found(text, PATH).filter(
      (path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(document), path)),
    );
    expect(missing.filter((path) => !isMadeLater(path))).toEqual([]);
  });

  it('links to files that exist', () => {
    expect(found(text, LINK).filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([]);
  });

  it('names scripts that exist', () => {
    expect(found(text, SCRIPT).filter((script) => !(script in scripts))).toEqual([]);
  });
});

it('finds the documents', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'GLOSSARY.md']));
});
