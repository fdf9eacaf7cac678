import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KILOBYTE = 1_024;
/** Of our own code, for the first screen of a role; of all that is fetched before it shows. */
const OWN_MAX = 60 * KILOBYTE;
const ALL_MAX = 150 * KILOBYTE;

const site = join(__dirname, '..', '..', '..', 'dist', 'apps', 'wallet', 'site');
const read = (file: string) => readFileSync(join(site, file), 'utf8');
const packed = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file))).length, 0);
const isOwn = (file: string) => file.endsWith('.js') && !/(ground|rolldown-runtime)-[\w-]+\.js$/.test(file);

/** A file of code and all that it cannot run without. */
function withImports(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, name] of read(file).matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
    withImports(`assets/${name}`, known);
  return known;
}

function newestUnder(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

it('is judged by what was built of the sources as they are', () => {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.(tsx?|css)$/.test(file))
    .map((file) => newestUnder(join(__dirname, file)));
  expect(statSync(join(site, '.built')).mtimeMs).toBeGreaterThanOrEqual(Math.max(...sources));
});

it.each(['customer', 'merchant', 'cashier', 'agent'])('opens for a %s with few bytes', (role) => {
  const [part, ...others] = readdirSync(join(site, 'assets')).filter((name) =>
    new RegExp(`^${role}\\.part-[\\w-]+\\.js$`).test(name),
  );
  expect([part, others]).toEqual([expect.any(String), []]);
  const page = read('index.html');
  const named = [...page.matchAll(/(?:src|href)="\/wallet\/(assets\/[\w.-]+)"/g)].map(
    ([, file]) => file ?? '',
  );
  const entries = named.filter((file) => file.endsWith('.js'));
  expect(entries.length).toBeGreaterThan(0);
  const code = new Set([...entries, `assets/${part}`].flatMap((file) => [...withImports(file)]));
  // A part's styles are fetched with it; which are its own is not looked at: all of them count.
  const styles = readdirSync(join(site, 'assets')).filter((name) => name.endsWith('.css'));
  const own = packed([...code].filter(isOwn));
  const all = packed(code) + packed(styles.map((name) => `assets/${name}`)) + gzipSync(page).length;
  expect(own).toBeGreaterThan(KILOBYTE);
  expect(own).toBeLessThanOrEqual(OWN_MAX);
  expect(all).toBeLessThanOrEqual(ALL_MAX);
});
