import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const CALL = /^\s*failpoint\('([\w.-]+)'\);$/gm;

function sourcesOf(app: string): string[] {
  return readdirSync(join(ROOT, 'apps', app), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => join('apps', app, path));
}
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What runs in a browser is built by other means, and nothing there crashes a service. */
const services = readdirSync(join(ROOT, 'apps')).filter(
  (app) => !existsSync(join(ROOT, 'apps', app, 'vite.config.mts')),
);

describe.each(services)('failpoints of %s', (app) => {
  const sources = sourcesOf(app);
  const withPoints = sources.filter((path) => read(path).match(CALL));

  it('are no part of what is built', () => {
    const built = sources.filter((path) => !path.endsWith('spec.ts') && !path.endsWith('.d.ts'));
    for (const path of built) {
      const hasCall = /failpoint\)?\(/.test(read(join('dist', path.replace(/\.ts$/, '.js'))));
      expect([path, hasCall]).toEqual([path, false]);
    }
  });

  it('are each crashed at by a spec', () => {
    const specs = sources
      .filter((path) => path.endsWith('spec.ts'))
      .map(read)
      .filter((spec) => /\bcrash(At)?\(|ServiceProcess\.start\(/.test(spec));
    for (const path of withPoints)
      for (const [, name] of read(path).matchAll(CALL)) {
        const point = name!.split('.').at(-1)!;
        const isCrashedAt = specs.some((spec) => spec.includes(`'${point}'`) || spec.includes(`'${name}'`));
        expect([name, isCrashedAt]).toEqual([name, true]);
      }
  });
});
