import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '@hanout/access';

const SOURCES = __dirname;
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const read = (file: string): string => readFileSync(join(SOURCES, file), 'utf8');

/** Sides of the screen instead of beginnings and ends of lines: wrong as soon as the page runs from the right. */
const PHYSICAL =
  /(?<![\w-])(?:(?:margin|padding|border|inset)-)?(?:left|right)(?:-\w+)*\s*:|(?:text-align|float):\s*(?:left|right)/;
/** Letters between the brackets of two tags on one line, or after one. */
const LITERAL = /(?<![=\s>])>\s*[^\s{}<>()=;,|&?:.]*\p{L}{2,}[^{}<>()=;]*<\//u;
/** Our own name is no text. */
const OURS = /<bdi>Hanout<\/bdi>/g;

describe('the console', () => {
  const styles = files.filter((file) => file.endsWith('.css'));
  const screens = files.filter((file) => file.endsWith('.tsx'));

  it('has files to look at, and looks that find what they should', () => {
    expect([styles.length > 0, screens.length > 30]).toEqual([true, true]);
    for (const wrong of ['margin-left: 1px', 'left: 0', 'text-align: right', 'border-right-color: red'])
      expect(wrong).toMatch(PHYSICAL);
    expect('border-inline-start: 1px').not.toMatch(PHYSICAL);
    expect('<b>Bonjour</b>').toMatch(LITERAL);
    expect('<b>{t.hello}</b>').not.toMatch(LITERAL);
  });

  it.each(styles)('%s knows no left and no right', (file) => {
    expect(read(file)).not.toMatch(PHYSICAL);
  });

  it.each(screens)('%s says nothing that is not in a table of texts', (file) => {
    expect(read(file).replace(OURS, '')).not.toMatch(LITERAL);
  });

  it('opens every page for an operation that there is, by a letter and a path of its own', () => {
    const registry = read('shell/pages.ts');
    const of = (name: string) =>
      [...registry.matchAll(new RegExp(`${name}: '([^']+)'`, 'g'))].map(([, one]) => one!);
    for (const needs of of('needs')) expect(Object.keys(OPERATIONS)).toContain(needs);
    for (const name of ['key', 'path', 'letter']) expect(new Set(of(name)).size).toBe(of(name).length);
    expect(of('key').length).toBe(24);
  });
});
