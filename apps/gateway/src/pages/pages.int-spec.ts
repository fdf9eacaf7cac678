import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

/** As `npm run build` leaves them. */
const BUILT = join(__dirname, '..', '..', '..', '..', 'dist', 'apps');
const SITES = ['wallet', 'console'];
const TYPES: Record<string, string> = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript',
};

interface Sent {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** As `fetch` does not: the path goes out as it is written, and what is packed stays packed. */
function send(url: string, path: string, headers: Record<string, string> = {}): Promise<Sent> {
  return new Promise((resolve, reject) => {
    request(url, { path, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    })
      .once('error', reject)
      .end();
  });
}

const filesIn = (site: string): string[] =>
  readdirSync(join(BUILT, site, 'site'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => extname(name) in TYPES && !name.split('/').at(-1)!.startsWith('.'),
  );

describe('the static pages', () => {
  let gateway: GatewayUnderTest;
  let root: string;

  beforeAll(async () => {
    // A copy, to which the specs add a file that no build makes.
    root = mkdtempSync(join(tmpdir(), 'hanout-pages-'));
    for (const site of SITES)
      cpSync(join(BUILT, site, 'site'), join(root, site, 'site'), { recursive: true });
    cpSync(__filename, join(root, 'beside.txt'));
    gateway = await startGateway({ WEB_ROOT: root, TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Sent> =>
    send(gateway.url, path, headers);

  it('begin with one that leads to the others', async () => {
    const { status, headers, body } = await get('/');
    expect([status, headers['content-type']]).toEqual([200, TYPES['.html']]);
    for (const site of SITES) expect(body.toString()).toContain(`${site}/`);
    expect((await get('/index.css')).status).toBe(200);
  });

  it.each(SITES)('/%s/ is served with all its files, which load nothing from elsewhere', async (site) => {
    const names = filesIn(site);
    expect(names.map((name) => extname(name))).toEqual(expect.arrayContaining(['.html', '.js', '.svg']));
    for (const name of names) {
      const { status, headers, body } = await get(`/${site}/${name}`);
      expect([name, status, headers['content-type']]).toEqual([name, 200, TYPES[extname(name)]]);
      const written = readFileSync(join(BUILT, site, 'site', name), 'utf8');
      const isPageOfConsole = site === 'console' && name === 'index.html';
      if (!isPageOfConsole) expect(body.toString()).toBe(written);
      if (!name.endsWith('.html')) continue;
      // What the policy would stop must not be there in the first place.
      expect(written).not.toMatch(/https?:|\bon\w+="|style="|<style|<script(?![^>]* src=)[^>]*>/);
    }
  });

  it.each(SITES)('/%s/ answers with its page for every address of the app', async (site) => {
    const page = (await get(`/${site}/`)).body.toString();
    expect(page).toContain('<div id="app">');
    for (const path of ['payments/9f1c', 'sign-in', 'a/b/c/'])
      expect((await get(`/${site}/${path}`)).body.toString().length).toBe(page.length);
    expect((await get(`/${site}/payments/9f1c.js`)).status).toBe(404);
  });

  it('are asked for again, but for files with a hash in their name', async () => {
    const kept = async (path: string) => (await get(path)).headers['cache-control'];
    const script = filesIn('wallet').find((name) => /^assets\/.*\.js$/.test(name));
    expect(await kept(`/wallet/${script}`)).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/wallet/', '/wallet/sign-in', '/wallet/icon.svg'])
      expect([path, await kept(path)]).toEqual([path, 'no-cache']);
    expect(await kept('/console/')).toBe('no-store');
    // A release that is on its way out to several gateways may be asked of one that has not got it.
    expect(await kept('/wallet/assets/gone-1234.js')).toBe('no-cache');
    const { etag } = (await get('/wallet/icon.svg')).headers;
    expect((await get('/wallet/icon.svg', { 'if-none-match': String(etag) })).status).toBe(304);
  });

  it('come packed to who unpacks', async () => {
    const script = `assets/${readdirSync(join(BUILT, 'wallet', 'site', 'assets')).find((name) => name.endsWith('.js'))}`;
    const written = readFileSync(join(BUILT, 'wallet', 'site', script));
    const wish = (encodings: string) => get(`/wallet/${script}`, { 'accept-encoding': encodings });
    const [brotli, gzip, plain] = await Promise.all([wish('gzip, deflate, br'), wish('gzip'), wish('')]);
    expect([brotli, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect([brotliDecompressSync(brotli.body), gunzipSync(gzip.body), plain.body]).toEqual(
      Array.from({ length: 3 }, () => written),
    );
    for (const { headers } of [brotli, gzip, plain])
      expect([headers['content-type'], headers.vary]).toEqual([TYPES['.js'], 'Accept-Encoding']);
  });

  it('say what may come into them', async () => {
    const [wallet, console, start] = await Promise.all(
      ['/wallet/', '/console/', '/'].map(async (path) => (await get(path)).headers),
    );
    expect(wallet!['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; " +
        "connect-src 'self'; font-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(start!['content-security-policy']).toContain("script-src 'self'; style-src 'self';");
    for (const headers of [wallet, console, start]) {
      expect(headers!['content-security-policy']).not.toMatch(/'unsafe-|data:|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
    expect(wallet!['permissions-policy']).toMatch(/camera=\(self\).*publickey-credentials-get=\(\)/);
    expect(console!['permissions-policy']).toMatch(/camera=\(\).*publickey-credentials-get=\(self\)/);
  });

  it('give the console a nonce for its styles, another with every answer', async () => {
    const nonces = await Promise.all(
      ['/console/', '/console/index.html', '/console/payments'].map(async (path) => {
        const { headers, body } = await get(path, { 'accept-encoding': 'br, gzip' });
        const [, nonce] = /style-src 'self' 'nonce-([A-Za-z0-9+/]{22}==)';/.exec(
          String(headers['content-security-policy']),
        )!;
        // Vite's own place for it, where Mantine is told to look.
        expect(body.toString()).toContain(`<meta property="csp-nonce" nonce="${nonce}"`);
        expect(body.toString()).not.toContain('__CSP_NONCE__');
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  it('ask for TLS ever after where they come over it, and only there', async () => {
    for (const path of ['/', '/wallet/', '/console/', '/wallet/icon.svg']) {
      const [plain, tls] = [await get(path), await get(path, { 'x-forwarded-proto': 'https' })];
      expect([path, plain.headers['strict-transport-security']]).toEqual([path, undefined]);
      expect([path, tls.headers['strict-transport-security']]).toEqual([path, 'max-age=31536000']);
    }
  });

  it('lead from the folder without its slash to the page', async () => {
    const { status, headers } = await get('/wallet');
    expect([status, headers.location]).toEqual([308, '/wallet/']);
  });

  it('are all there is: nothing beside their folders', async () => {
    const paths = [
      '/nothing.css',
      '/wallet/nothing.mjs',
      '/wallet/.built',
      '/wallet/../beside.txt',
      '/wallet/%2e%2e/%2e%2e/beside.txt',
      '/wallet/..%2f..%2fbeside.txt',
      '/wallet/%252e%252e%252fbeside.txt',
      '/wallet/assets/..%2f..%2f..%2fbeside.txt',
      '/%2e%2e%2fpages.routes.ts',
      '/wallet/%00',
      '/wallet/%00.js',
      '/wallet/%E0%A4%A',
    ];
    for (const path of paths) {
      const { status } = await get(path);
      expect([path, status === 404 || status === 400]).toEqual([path, true]);
    }
  });

  it('answer a bad range with the whole', async () => {
    expect((await get('/wallet/icon.svg', { range: 'bytes=9-2' })).status).toBe(200);
  });
});

it('pages that were never built are not found, and the API is there all the same', async () => {
  const gateway = await startGateway({ WEB_ROOT: join(tmpdir(), 'hanout-no-such-folder') });
  for (const path of ['/wallet/', '/console/', '/wallet/assets/x.js'])
    expect((await fetch(`${gateway.url}${path}`)).status).toBe(404);
  expect((await fetch(`${gateway.api}/auth/keys`)).status).toBe(200);
  await gateway.stop();
});
