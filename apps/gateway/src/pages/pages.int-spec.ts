import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

const APPS = join(__dirname, '..', '..', '..');
const TYPES: Record<string, string> = {
  html: 'text/html;charset=utf-8',
  css: 'text/css',
  svg: 'image/svg+xml',
  mjs: 'text/javascript',
};

/** As `fetch` does not: the path goes out as it is written. */
function statusOf(url: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path, headers: { range: 'bytes=9-2' } }, (answer) => resolve(answer.resume().statusCode))
      .once('error', reject)
      .end();
  });
}

describe('the static pages', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  const apps: [string, string][] = [
    ['/', join(__dirname, 'index')],
    ['/wallet/', join(APPS, 'wallet', 'src')],
    ['/console/', join(APPS, 'console', 'src')],
  ];

  it.each(apps)(
    '%s is served with all its files, which load nothing from elsewhere',
    async (path, folder) => {
      const page = await fetch(`${gateway.url}${path}`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, TYPES.html]);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
      const names = readdirSync(folder).filter((name) => /(?<!\.d)\.(html|css|svg|mjs)$/.test(name));
      expect(names.length).toBeGreaterThan(2);
      for (const name of names) {
        const file = await fetch(`${gateway.url}${path}${name}`);
        expect([name, file.status, file.headers.get('content-type')]).toEqual([
          name,
          200,
          TYPES[name.split('.').at(-1) ?? ''],
        ]);
        const text = await file.text();
        expect(text).toBe(readFileSync(join(folder, name), 'utf8'));
        // What the policy would stop must not be there in the first place.
        expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
          /https?:|\bon\w+="|style="|\.style\b|<style|innerHTML/,
        );
      }
    },
  );

  it.each(apps.slice(1))('%s finds every element its script names', (_path, folder) => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const ids = new Set([...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id));
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
    const named = scripts.flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/element\('([\w-]+)'\)/g),
    ]);
    expect(named.length).toBeGreaterThan(10);
    for (const [, id] of named) expect(ids).toContain(id);
    const words = readFileSync(join(folder, 'words.mjs'), 'utf8');
    for (const [, word] of html.matchAll(/data-word="(\w+)"/g)) {
      expect(words.match(new RegExp(`^    ${word}:`, 'gm'))).toHaveLength(2);
    }
  });

  it('leads from the folder without its slash to the page', async () => {
    const answer = await fetch(`${gateway.url}/wallet`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/wallet/']);
  });

  it('serves nothing beside its folders', async () => {
    const paths = [
      '/nothing',
      '/wallet/nothing.mjs',
      '/wallet/../gateway/src/config.ts',
      '/wallet/%2e%2e/%2e%2e/gateway/src/config.ts',
    ];
    const doubly = [
      '/wallet/..%2f..%2f..%2fpackage.json',
      '/wallet/%252e%252e%252fproject.json',
      '/%2e%2e%2fpages.routes.ts',
      '/wallet/%00',
    ];
    for (const path of [...paths, ...doubly]) {
      const status = await statusOf(gateway.url, path);
      expect([path, status === 404 || status === 400]).toEqual([path, true]);
    }
  });

  it('answers a bad range with the whole', async () => {
    expect(await statusOf(gateway.url, '/wallet/wallet.css')).toBe(200);
  });
});
