import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  readSessions,
  readWallet,
  readWalletStatement,
  revokeSession,
  signIn,
  type ReadSessionsV1,
  type ReadWalletV1,
  type RevokeSessionV1,
  type SignedInV1,
  type SignInV1,
  type WalletV1,
} from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { NO_ANSWER, type FakeAnswers } from '@hanout/testing';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';
import { aSignIn, WebClient } from '../../test/web-client';

const WALLET = { kind: 'customer', network: 'm2t', tier: 2 } as WalletV1;
const REFUSED = new DomainError({
  code: 'identity.sign_in_refused',
  kind: 'unauthenticated',
  texts: { en: 'No.', fr: 'Non.', ar: 'لا' },
});
const who = { walletId: randomUUID(), network: 'm2t', sessionId: randomUUID() };
const BODY = { grant: 'code', phone: '+212600000001', code: '123456' };

describe('a web session', () => {
  let gateway: GatewayUnderTest;
  let identity: FakeAnswers<SignInV1>;
  let sessions: FakeAnswers<ReadSessionsV1>;
  let revocations: FakeAnswers<RevokeSessionV1>;
  let payments: FakeAnswers<ReadWalletV1>;
  /** What identity says, until a spec says otherwise. */
  let answer: (question: SignInV1) => Promise<SignedInV1 | typeof NO_ANSWER>;
  let openSessions: string[];
  let renewal: string;

  beforeAll(async () => {
    gateway = await startGateway({ TRUSTED_PROXIES: '127.0.0.1' });
    identity = await gateway.owner(signIn, (question) => answer(question));
    payments = await gateway.owner(readWallet, () => WALLET);
    revocations = await gateway.owner(revokeSession, ({ caller }) => ({ sessionId: caller.sessionId! }));
    sessions = await gateway.owner(readSessions, ({ caller }) => ({
      sessions: openSessions.map((sessionId) => ({
        sessionId,
        startedAt: '2026-11-01T00:00:00.000Z',
        lastUsedAt: '2026-11-01T00:00:00.000Z',
        expiresAt: '2027-01-30T00:00:00.000Z',
        isCurrent: sessionId === caller.sessionId,
      })),
    }));
  });
  afterAll(() => gateway.stop());
  beforeEach(() => {
    renewal = `renewal-${randomUUID()}`;
    answer = () => aSignIn(gateway, { ...who, refreshToken: renewal });
    openSessions = [who.sessionId];
    for (const { questions } of [identity, sessions, revocations, payments]) questions.length = 0;
  });

  async function signedIn(app: 'wallet' | 'console' = 'wallet'): Promise<WebClient> {
    const client = new WebClient(gateway, app);
    expect((await client.call('POST', '/auth/web-sessions', { body: BODY })).status).toBe(201);
    identity.questions.length = 0;
    return client;
  }

  const codeOf = async (given: Response | Promise<Response>): Promise<[number, string]> => {
    const { status, ...response } = await Promise.resolve(given).then(async (one) => ({
      status: one.status,
      body: (await one.json()) as { code: string },
    }));
    return [status, response.body.code];
  };
  const UNAUTHENTICATED = [401, 'platform.unauthenticated'];
  const CROSS_SITE = [403, 'platform.cross_site'];

  describe('is begun', () => {
    it('by any proof, and tells who one is and no token', async () => {
      const client = new WebClient(gateway);
      const begun = await client.call('POST', '/auth/web-sessions', { body: BODY });
      const said = await begun.text();
      expect([begun.status, begun.headers.get('cache-control')]).toEqual([201, 'no-store']);
      expect(JSON.parse(said)).toEqual({
        kind: 'person',
        id: expect.any(String) as string,
        roles: ['customer'],
        ...who,
        endsAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      });
      expect(identity.questions).toEqual([{ body: BODY }]);
      const [access = '', kept] = [...client.cookies.values()];
      expect(access.split('.')).toHaveLength(3);
      expect(kept).toBe(renewal);
      for (const secret of [access, access.split('.')[2]!, renewal]) expect(said).not.toContain(secret);
      expect((await client.call('GET', '/wallet')).status).toBe(200);
      expect(payments.questions).toMatchObject([{ caller: { roles: ['customer'], ...who } }]);
    });

    it('in cookies that no script and no other site reaches', async () => {
      const plain = await new WebClient(gateway).call('POST', '/auth/web-sessions', { body: BODY });
      const attributes = (line: string) => line.replace(/=[^;]*/, '').replace(/Max-Age=\d+/, 'Max-Age=…');
      expect(plain.headers.getSetCookie().map(attributes)).toEqual(
        ['access', 'renewal'].map(
          (use) => `hanout-wallet-${use}; Path=/api/v1; Max-Age=…; HttpOnly; SameSite=Strict`,
        ),
      );
      const overTls = await new WebClient(gateway, 'console').call('POST', '/auth/web-sessions', {
        body: BODY,
        headers: { 'x-forwarded-proto': 'https' },
      });
      expect(overTls.headers.getSetCookie().map(attributes)).toEqual(
        ['access', 'renewal'].map(
          (use) => `__Host-hanout-console-${use}; Path=/; Max-Age=…; HttpOnly; SameSite=Strict; Secure`,
        ),
      );
    });

    it('not by a refusal, and not for a page that is not ours', async () => {
      answer = () => Promise.reject(REFUSED);
      const client = new WebClient(gateway);
      const begin = (headers: Record<string, string>) =>
        codeOf(client.call('POST', '/auth/web-sessions', { body: BODY, headers }));
      expect(await begin({})).toEqual([401, 'identity.sign_in_refused']);
      identity.questions.length = 0;
      expect(await begin({ 'x-hanout-web': 'elsewhere' })).toEqual([400, 'platform.web_app_missing']);
      expect(await begin({ 'sec-fetch-site': 'cross-site' })).toEqual(CROSS_SITE);
      expect(await begin({ origin: 'https://elsewhere.example' })).toEqual(CROSS_SITE);
      expect(client.cookies.size).toBe(0);
      expect(identity.questions).toEqual([]);
    });

    it('without a renewal where identity gives none, and takes away what another left', async () => {
      const client = await signedIn();
      answer = () => aSignIn(gateway, { roles: ['cashier'], expiresInSeconds: 600 });
      const begun = await client.call('POST', '/auth/web-sessions', { body: BODY });
      expect([...client.cookies.keys()]).toEqual(['hanout-wallet-access']);
      const { endsAt } = (await begun.json()) as { endsAt: string };
      expect(new Date(endsAt).getTime() - Date.now()).toBeLessThanOrEqual(600_000);
    });
  });

  describe('lets in', () => {
    it.each<[string, Record<string, string>]>([
      ['without the header', { 'x-hanout-web': '' }],
      ['with another value in it', { 'x-hanout-web': '1' }],
      ['with the other page’s name in it', { 'x-hanout-web': 'console' }],
      ['with two names', { 'x-hanout-web': 'wallet, console' }],
    ])('nobody %s', async (_name, headers) => {
      const client = await signedIn();
      expect(await codeOf(client.call('GET', '/wallet', { headers }))).toEqual(UNAUTHENTICATED);
      expect(payments.questions).toEqual([]);
    });

    it('nobody by a stolen cookie in a form, a link or an image of another site', async () => {
      const client = await signedIn();
      const { cookie } = client;
      const plain = (method: string, path: string, headers: Record<string, string>) =>
        codeOf(gateway.call(method, path, { headers: { cookie, ...headers } }));
      expect(await plain('POST', '/payments', { 'sec-fetch-site': 'cross-site' })).toEqual(UNAUTHENTICATED);
      expect(await plain('GET', '/wallet', {})).toEqual(UNAUTHENTICATED);
      expect(await plain('GET', '/wallet?web=wallet', { 'sec-fetch-site': 'same-origin' })).toEqual(
        UNAUTHENTICATED,
      );
    });

    it.each<[string, Record<string, string>]>([
      ['cross-site', { 'sec-fetch-site': 'cross-site' }],
      ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
      ['nowhere', { 'sec-fetch-site': 'none' }],
      ['another origin', { origin: 'https://elsewhere.example' }],
      ['a sandbox', { origin: 'null' }],
    ])('nobody from %s, header or not', async (_name, headers) => {
      const client = await signedIn();
      expect(await codeOf(client.call('GET', '/wallet', { headers }))).toEqual(CROSS_SITE);
      expect(payments.questions).toEqual([]);
    });

    it('nobody of whom the browser tells nothing', async () => {
      const { cookie } = await signedIn();
      const headers = { cookie, 'x-hanout-web': 'wallet' };
      expect(await codeOf(gateway.call('GET', '/wallet', { headers }))).toEqual(CROSS_SITE);
    });

    it('our own page, as browsers with and without Fetch Metadata say it', async () => {
      const { cookie } = await signedIn();
      for (const [name, said] of [
        ['sec-fetch-site', 'same-origin'],
        ['origin', gateway.url],
      ] as const) {
        const headers = { cookie, 'x-hanout-web': 'wallet', [name]: said };
        expect((await gateway.call('GET', '/wallet', { headers })).status).toBe(200);
      }
    });

    it('over TLS only by what was kept over TLS', async () => {
      const client = await signedIn();
      const headers = { 'x-forwarded-proto': 'https' };
      expect(await codeOf(client.call('GET', '/wallet', { headers }))).toEqual(UNAUTHENTICATED);
    });

    it('neither of two cookies with one name', async () => {
      const client = await signedIn();
      const access = client.cookies.get('hanout-wallet-access')!;
      const cookie = `hanout-wallet-access=${access}; hanout-wallet-access=${access}x`;
      expect(await codeOf(client.call('GET', '/wallet', { headers: { cookie } }))).toEqual(UNAUTHENTICATED);
    });

    it('the bearer token alone, where there is one', async () => {
      const client = await signedIn();
      const auditor = await gateway.tokenOf('auditor');
      expect(await codeOf(client.call('GET', '/wallet', { token: auditor }))).toEqual([
        403,
        'platform.forbidden',
      ]);
      expect(await codeOf(client.call('GET', '/wallet', { token: 'x.y.z' }))).toEqual([
        401,
        'platform.token_invalid',
      ]);
      const token = await gateway.tokenOf('customer');
      const headers = { 'x-hanout-web': '', cookie: '' };
      expect((await client.call('GET', '/wallet', { token, headers })).status).toBe(200);
    });

    it('each page by its own cookies', async () => {
      const wallet = await signedIn();
      answer = () => aSignIn(gateway, { kind: 'staff', roles: ['auditor'], refreshToken: 'staff-1' });
      const console = await signedIn('console');
      for (const [name, value] of wallet.cookies) console.cookies.set(name, value);
      expect(await codeOf(console.call('GET', '/wallet'))).toEqual([403, 'platform.forbidden']);
      const headers = { 'x-hanout-web': 'wallet' };
      expect((await console.call('GET', '/wallet', { headers })).status).toBe(200);
    });
  });

  describe('is renewed', () => {
    const expired = async (client: WebClient): Promise<void> => {
      const { accessToken } = await aSignIn(gateway, { ...who, expiresInSeconds: -1 });
      client.cookies.set('hanout-wallet-access', accessToken);
    };

    it.each<[string, (client: WebClient) => Promise<void> | boolean]>([
      ['has ended', expired],
      ['is gone', (client) => client.cookies.delete('hanout-wallet-access')],
    ])('by the request that finds that its access token %s', async (_name, end) => {
      const client = await signedIn();
      await end(client);
      answer = () => aSignIn(gateway, { ...who, refreshToken: 'renewal-2' });
      expect((await client.call('GET', '/wallet')).status).toBe(200);
      expect(identity.questions).toEqual([{ body: { grant: 'refresh', refreshToken: renewal } }]);
      expect(client.cookies.get('hanout-wallet-renewal')).toBe('renewal-2');
      expect((await client.call('GET', '/wallet')).status).toBe(200);
      expect(identity.questions).toHaveLength(1);
    });

    it('once, when ten requests come at the same moment, and for one that comes a little later', async () => {
      const client = await signedIn();
      await expired(client);
      const { cookie } = client;
      answer = () => aSignIn(gateway, { ...who, refreshToken: 'renewal-3' });
      const read = () => client.call('GET', '/wallet', { headers: { cookie } });
      const answers = await Promise.all(Array.from({ length: 10 }, read));
      answers.push(await read());
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 11 }, () => 200));
      expect(identity.questions).toHaveLength(1);
      for (const one of answers)
        expect(one.headers.getSetCookie().join()).toContain('hanout-wallet-renewal=renewal-3;');
    });

    it('when identity was silent once; when it stays silent the session is as it was', async () => {
      const client = await signedIn();
      await expired(client);
      answer = () =>
        identity.questions.length === 1
          ? Promise.resolve(NO_ANSWER)
          : aSignIn(gateway, { ...who, refreshToken: 'renewal-4' });
      expect((await client.call('GET', '/wallet')).status).toBe(200);
      expect(identity.questions.map(({ body }) => body.refreshToken)).toEqual([renewal, renewal]);

      await expired(client);
      answer = () => Promise.reject(new Error('the database is gone'));
      const silent = await client.call('POST', '/payments', { body: {} });
      expect(await codeOf(silent)).toEqual([503, 'platform.unavailable']);
      expect(silent.headers.getSetCookie()).toEqual([]);
      answer = () => aSignIn(gateway, { ...who, refreshToken: 'renewal-5' });
      expect((await client.call('GET', '/wallet')).status).toBe(200);
    });

    it('not when identity says no: it has ended, and the browser keeps nothing', async () => {
      const client = await signedIn();
      await expired(client);
      answer = () => Promise.reject(REFUSED);
      expect(await codeOf(client.call('GET', '/wallet'))).toEqual([401, 'platform.token_expired']);
      expect(client.cookies.size).toBe(0);
      expect(await codeOf(client.call('GET', '/wallet'))).toEqual(UNAUTHENTICATED);
      expect(payments.questions).toEqual([]);
    });

    it('not for a page that is not ours', async () => {
      const client = await signedIn();
      await expired(client);
      const headers = { 'sec-fetch-site': 'cross-site' };
      expect(await codeOf(client.call('GET', '/wallet', { headers }))).toEqual(CROSS_SITE);
      expect(identity.questions).toEqual([]);
    });
  });

  describe('opens a file', () => {
    const path = '/statements/2021-12?format=pdf&language=fr&web=wallet';
    const pdf = { name: 'statement.pdf', contentType: 'application/pdf' as const, gzipped: '' };
    let owner: FakeAnswers<object>;
    beforeAll(async () => {
      const gzipped = gzipSync('%PDF').toString('base64');
      owner = await gateway.owner(readWalletStatement, () => ({ document: { ...pdf, gzipped } }));
    });
    beforeEach(() => void (owner.questions.length = 0));

    const open = async (headers: Record<string, string>, address = path) => {
      const { cookie } = await signedIn();
      return gateway.call('GET', address, { headers: { cookie, ...headers } });
    };

    it('by a link of ours, which sends no header', async () => {
      const answer = await open({ 'sec-fetch-site': 'same-origin' });
      expect([answer.status, await answer.text()]).toEqual([200, '%PDF']);
      expect(owner.questions).toMatchObject([{ caller: who, period: '2021-12', format: 'pdf' }]);
    });

    it.each(['cross-site', 'same-site', 'none', ''])('not by one that comes from: %s', async (site) => {
      expect(await codeOf(open({ 'sec-fetch-site': site }))).toEqual(CROSS_SITE);
      expect(owner.questions).toEqual([]);
    });

    it('not for a page that the address does not name', async () => {
      for (const address of [path.replace('wallet', 'console'), path.replace('&web=wallet', '')])
        expect(await codeOf(open({ 'sec-fetch-site': 'same-origin' }, address))).toEqual(UNAUTHENTICATED);
    });
  });

  describe('/current', () => {
    it('tells who one is and until when, and no token', async () => {
      const client = await signedIn();
      const current = await client.call('GET', '/auth/web-sessions/current');
      expect(await current.json()).toEqual({
        kind: 'person',
        id: expect.any(String) as string,
        roles: ['customer'],
        ...who,
        endsAt: '2027-01-30T00:00:00.000Z',
      });
    });

    it('says at once that a session was ended elsewhere', async () => {
      const client = await signedIn();
      openSessions = [];
      const current = client.call('GET', '/auth/web-sessions/current');
      expect(await codeOf(current)).toEqual([401, 'platform.token_expired']);
      expect(client.cookies.size).toBe(0);
    });

    it('is ended: in identity, and in the browser', async () => {
      const client = await signedIn();
      expect((await client.call('DELETE', '/auth/web-sessions/current')).status).toBe(204);
      expect(revocations.questions).toMatchObject([{ caller: who }]);
      expect(client.cookies.size).toBe(0);
      expect(await codeOf(client.call('DELETE', '/auth/web-sessions/current'))).toEqual(UNAUTHENTICATED);
    });

    it('leaves nothing in the browser when identity does not answer', async () => {
      const client = await signedIn();
      await revocations.stop();
      expect((await client.call('DELETE', '/auth/web-sessions/current')).status).toBe(504);
      expect(client.cookies.size).toBe(0);
    });

    it('is nobody else’s to end', async () => {
      const client = await signedIn();
      const headers = { 'sec-fetch-site': 'cross-site' };
      const end = client.call('DELETE', '/auth/web-sessions/current', { headers });
      expect(await codeOf(end)).toEqual(CROSS_SITE);
      expect(client.cookies.size).toBe(2);
    });
  });
});
