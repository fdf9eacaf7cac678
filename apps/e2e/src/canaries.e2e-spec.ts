/**
 * What may be known of nobody: a PIN, a code, a card number, a phone, names, tokens, passwords. A person with values that
 * occur nowhere else lives through enrolment, sign-in, payment, refusals, bad requests and breakdowns; then every log,
 * subject, parked message, answer and table is searched for them.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '@hanout/testing';
import type { EnrolmentV1, SignedInV1 } from '@hanout/contracts';
import { badRequests, type BadRequest } from '../test/canaries/bad-requests';
import { BusRecorder, logFiles, tablesOf } from '../test/canaries/places';
import { Sightings, type Canaries } from '../test/canaries/sightings';
import { PlatformUnderTest } from '../test/platform-under-test';

jest.setTimeout(300_000);

const PHONE = '+212691827364';
const CIN = 'QK918273';

describe('canaries', () => {
  const platform = new PlatformUnderTest();
  const bus = new BusRecorder();
  const canaries: Canaries = {
    phone: PHONE,
    'phone, national': '0691827364',
    'phone, bare': '691827364',
    CIN,
    'name (fr)': 'Zéphyrine Canarivelle',
    'name (ar)': 'زفيرين كناريفال',
    PIN: '739184',
  };
  const seen = new Sightings(() => canaries);
  let requests = 0;

  const call = async (
    method: string,
    path: string,
    { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    requests += 1;
    return fetch(`${platform.gatewayUrl}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  };
  const signIn = async (body: object): Promise<string> => {
    const answer = await call('POST', '/auth/tokens', { body });
    expect(answer.status).toBe(200);
    const { accessToken, refreshToken } = (await answer.json()) as SignedInV1;
    if (refreshToken !== undefined) canaries['refresh token'] = refreshToken;
    return accessToken;
  };
  const staff = (username: string): Promise<string> =>
    signIn({ grant: 'staff', username, password: platform.secret(`staff.${username}`) });
  const latestCode = async (phone: string): Promise<string | undefined> => {
    const shown = await fetch(`${platform.urlOf('network-simulator')}/sms/phones/${phone}/messages`);
    return /\b\d{6}\b/.exec(await shown.text())?.[0];
  };
  const faults = (body: object): Promise<Response> =>
    fetch(`${platform.urlOf('network-simulator')}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    await platform.start(['notifications.SMS_ATTEMPTS_MAX=2', 'identity.OPENING_DEADLINE_MS=1500']);
    await bus.open(platform);
  });
  afterAll(async () => {
    await bus.close();
    await platform.stop();
    platform.remove();
  });

  it('are seen by nobody who need not', async () => {
    canaries['staff password'] = platform.secret('staff.auditor');
    canaries['client secret'] = platform.secret('client.cash-plus');
    const client = await signIn({
      grant: 'client',
      clientId: 'cash-plus',
      clientSecret: canaries['client secret'],
    });
    const tokens: Record<string, string> = { client };
    for (const username of ['auditor', 'finance-1', 'officer']) tokens[username] = await staff(username);

    const person = {
      enrolmentId: 'canary-1',
      nameAr: canaries['name (ar)'],
      nameFr: canaries['name (fr)'],
      phone: PHONE,
      cin: CIN,
      language: 'fr',
      tier: 2,
      references: [{ scheme: 'idcs', value: '8173640925' }],
    };
    const shop = {
      code: 'CANARY1',
      tradeNameAr: 'بقالة',
      tradeNameFr: 'Épicerie',
      mcc: '5411',
      province: 'Rehamna',
      commune: 'Ben Guerir',
    };
    const merchant = {
      ...person,
      enrolmentId: 'shop-1',
      cin: 'AB1',
      phone: '0600000001',
      references: [],
      merchant: shop,
    };
    const enrol = (people: object[]): Promise<Response> =>
      call('POST', '/enrolments', { token: client, body: { people } });
    const enrolled = await enrol([person, merchant]);
    const { enrolments } = (await enrolled.json()) as { enrolments: EnrolmentV1[] };
    expect(enrolments.map(({ outcome }) => outcome)).toEqual(['enrolled', 'enrolled']);
    // Two who are the same somewhere: refused.
    for (const change of [{ enrolmentId: 'canary-2', cin: 'AB2' }, { phone: '0600000002' }])
      seen.look('answers', await (await enrol([{ ...person, ...change }])).text());

    await call('POST', '/auth/codes', { body: { phone: PHONE } });
    await waitFor(async () => (canaries.code = (await latestCode(PHONE)) ?? '') !== '', {
      timeoutMs: 20_000,
    });
    const token = await signIn({ grant: 'code', phone: PHONE, code: canaries.code });
    tokens.customer = token;
    canaries['access token'] = token;
    canaries['its signature'] = token.split('.')[2]!;

    const own = async (method: string, path: string, body?: object): Promise<void> => {
      const answer = await call(method, path, { token, body, headers: { 'idempotency-key': path } });
      // A person may read about himself; a refusal repeats nothing.
      if (answer.status >= 400) seen.look('answers', await answer.text());
    };
    await own('PUT', '/me/pin', { changeId: randomUUID(), pin: canaries.PIN });
    await own('POST', '/me/pin/checks', { pin: '000000' });
    await own('POST', '/quotes', { merchantCode: 'CANARY1', amount: { minor: '3550', currency: 'MAD' } });
    await own('POST', '/payments', { merchantCode: 'CANARY1', amount: { minor: '3550', currency: 'MAD' } });
    await own('GET', '/wallet');

    const bearerOf = (path: string): string | undefined => {
      if (path.startsWith('/enrolments')) return client;
      if (path.startsWith('/audit')) return tokens.auditor;
      if (path.startsWith('/fees')) return tokens['finance-1'];
      return path.startsWith('/programmes') ? tokens.officer : token;
    };
    const sendAll = async (waiting: BadRequest[]): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { method, path, headers, body } = next;
        const bearer = headers?.authorization === undefined ? bearerOf(path) : undefined;
        const answer = await call(method, path, { token: bearer, headers, body });
        if (answer.status >= 400) seen.look('answers', await answer.text());
      }
    };
    const bad = Object.values(canaries).flatMap(badRequests);
    await Promise.all(Array.from({ length: 16 }, () => sendAll(bad)));

    // Things break: an SMS is parked, a fact cannot be applied, the ledger dies in an enrolment.
    await faults({ target: 'sms', mode: 'error_500', times: 50 });
    await call('POST', '/auth/codes', { body: { phone: PHONE } });
    bus.publish('identity.evt.people-registered.v1', {
      id: '01990000-0000-7000-8000-0000000000ca',
      subject: 'identity.evt.people-registered.v1',
      occurredAt: new Date().toISOString(),
      producer: 'identity',
      data: {
        network: CIN,
        people: [{ phone: PHONE, personId: PHONE, walletId: CIN, references: [canaries.PIN] }],
      },
    });
    platform.kill('ledger');
    await enrol([{ ...person, enrolmentId: 'canary-3', cin: 'QK918274', phone: '0600000003' }]);
    platform.kill('notifications');
    await pause(6_000);

    for (const [place, text] of logFiles(platform)) seen.look(place, text);
    seen.look('NATS subjects and headers', bus.seen.join('\n'));
    const databases = Object.keys(platform.secrets()).flatMap(
      (name) => /^postgres\.(\w+)$/.exec(name)?.[1] ?? [],
    );
    let letters = 0;
    for (const database of databases.filter((name) => name !== 'superuser')) {
      for (const [place, text] of await tablesOf(platform, database)) {
        if (place.endsWith('.dead_letters')) letters += text === '' ? 0 : 1;
        seen.look(place, text);
      }
    }
    process.stdout.write(
      `${requests} requests, ${bus.seen.length} subjects and headers, ${letters} dead letters\n${seen.told()}\n`,
    );
    expect(letters).toBeGreaterThan(0);
    expect(seen.total).toBe(0);
  });
});
