/** The page for developers: whole, of one piece, and not talking of what is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakesWith, SimulatorUnderTest } from '../../test/simulator-under-test';

const FILES = join(__dirname, 'files');
const TYPES: Record<string, string> = {
  html: 'text/html;charset=utf-8',
  css: 'text/css',
  svg: 'image/svg+xml',
  mjs: 'text/javascript',
};

describe('the page', () => {
  let simulator: SimulatorUnderTest;
  beforeAll(async () => {
    simulator = await SimulatorUnderTest.start(fakesWith());
  });
  afterAll(() => simulator?.stop());

  it('is served with all its files, which load nothing from elsewhere', async () => {
    const page = await simulator.call('GET', '/');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, TYPES.html]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    for (const name of readdirSync(FILES)) {
      const file = await simulator.call('GET', `/${name}`);
      expect([name, file.status, file.headers.get('content-type')]).toEqual([
        name,
        200,
        TYPES[name.split('.').at(-1) ?? ''],
      ]);
      const text = await file.text();
      expect(text).toBe(readFileSync(join(FILES, name), 'utf8'));
      expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:|\bon\w+="|style="|\.style\b|<style|innerHTML/,
      );
    }
    for (const nothing of ['/nothing.mjs', '/..%2fpage.routes.ts'])
      expect((await simulator.call('GET', nothing)).status).toBe(404);
  });

  it.each([
    ['index.html', 'main.mjs', 10, 4],
    ['ussd.html', 'ussd.mjs', 10, 0],
  ])('finds every element and every address that the script of %s names', async (page, file, ids, reads) => {
    const script = readFileSync(join(FILES, file), 'utf8');
    const html = readFileSync(join(FILES, page), 'utf8');
    const there = new Set([...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id));
    const named = [...script.matchAll(/(?:element|choose|onSubmit|onClick|fill)\(\s*'([\w-]+)'/g)].map(
      ([, id]) => id,
    );
    expect(named.length).toBeGreaterThan(ids);
    for (const id of named) expect(there).toContain(id);
    const read = [...script.matchAll(/call\('GET', ['`]([^'`]+)['`]/g)].map(([, path]) => path!);
    expect(read.length).toBeGreaterThan(reads);
    for (const path of read) {
      const filled = path.replace(/\$\{network\}/, 'm2t').replace(/\$\{encode.*\}/, '%2B212612345678');
      expect((await simulator.call('GET', filled)).status).toBe(200);
    }
  });

  it('is a phone at /ussd, which says that nobody is behind the number', async () => {
    const page = await simulator.call('GET', '/ussd');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, TYPES.html]);
    const dial = { sessionId: 'one', phone: '+212612345678', text: '' };
    const heard = await (await simulator.call('POST', '/aggregator/dials', dial)).json();
    expect(heard).toEqual({ status: 503, text: 'END No service behind this number.' });
    for (const wrong of [{ phone: '0612345678' }, { sessionId: '' }, { text: 'x'.repeat(401) }])
      expect((await simulator.call('POST', '/aggregator/dials', { ...dial, ...wrong })).status).toBe(400);
  });

  it('shows the six, and how each is reached', async () => {
    await simulator.call('POST', '/networks/m2t/collections', { payee: 'M00003', amount: '2500' });
    const networks = await simulator.read<{ network: string }[]>('/networks');
    expect(networks).toHaveLength(6);
    expect(networks.find(({ network }) => network === 'm2t')).toMatchObject({
      wire: 'http',
      address: '/networks/m2t',
      entries: { collection: { done: { count: 1, amount: '2500' } }, deposit: { done: { count: 1 } } },
      notices: { waiting: 1 },
    });
  });

  it.each([
    { payee: 'M00003' },
    { payee: 'M00003', amount: '0' },
    { payee: 'M00003', amount: 12 },
    { payee: '', amount: '1' },
  ])('takes no collection such as %j', async (wrong) => {
    expect((await simulator.call('POST', '/networks/m2t/collections', wrong)).status).toBe(400);
  });
});
