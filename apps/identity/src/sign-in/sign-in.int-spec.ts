import type * as crypto from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';
import { enrolPeople, readSigningKeys, requestCode, signIn, type SignInBodyV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient, testKey } from '../../test/people';
import { PinHashPool } from '../pins/pin-hash.pool';

const PASSWORD = 'a long pass phrase';
const SECRET = 'a-client-secret-of-cash-plus';

let folder: string;
let bootstrapFile: string;
let identity: TestIdentity;
let n = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hanout-identity-'));
  bootstrapFile = join(folder, 'bootstrap.json');
  await writeBootstrap({ amina: PASSWORD });
  identity = new TestIdentity({ BOOTSTRAP_FILE: bootstrapFile });
  await identity.open();
});
afterAll(async () => {
  await identity.close();
  await rm(folder, { recursive: true });
});

function writeBootstrap(staff: Record<string, string>): Promise<void> {
  return writeFile(
    bootstrapFile,
    JSON.stringify({
      staff: Object.entries(staff).map(([username, password]) => ({
        username,
        password,
        roles: ['finance', 'auditor'],
      })),
      clients: [{ clientId: 'cash-plus', secret: SECRET, network: 'cash-plus', roles: ['network'] }],
    }),
  );
}

/** Somebody with an open wallet in Cash Plus. */
async function enrolled(changes: Parameters<typeof aPerson>[1] = {}) {
  n += 1;
  const person = aPerson(n, changes);
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient('cash-plus'),
    body: { people: [person] },
  });
  const phone = `+212${person.phone.slice(1)}`;
  return { person, phone, personId: enrolments[0]!.personId!, walletId: enrolments[0]!.walletId! };
}

const messagesTo = (phone: string) => identity.sms.questions.filter((message) => message.phone === phone);

async function codeFor(phone: string): Promise<string> {
  const before = messagesTo(phone).length;
  await identity.asks.ask(requestCode, { body: { phone } });
  await waitFor(() => messagesTo(phone).length > before);
  return messagesTo(phone).at(-1)!.values.code!;
}

/** So many at a time, each lane with the next one. Answers are in the order of what was given. */
async function inLanes<T, R>(lanes: number, all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const next = all.entries();
  const lane = async (): Promise<void> => {
    for (const [index, one] of next) results[index] = await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

const signInWith = (body: SignInBodyV1) => identity.asks.ask(signIn, { body });
const byCode = (phone: string, code: string, wish: Partial<SignInBodyV1> = {}) =>
  signInWith({ grant: 'code', phone, code, ...wish });
const other = (code: string): string => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');
const REFUSED = { code: 'identity.sign_in_refused', kind: 'unauthenticated' };

async function verify(token: string): Promise<JWTPayload> {
  const keys = (await identity.asks.ask(readSigningKeys, {})) as unknown as JSONWebKeySet;
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
    issuer: 'hanout',
    audience: 'hanout-api',
    algorithms: ['EdDSA'],
  });
  return payload;
}

describe('signing in by code', () => {
  it('sends six digits in the person’s language and gives a token that the public keys prove', async () => {
    const { phone, personId, walletId } = await enrolled({ language: 'zgh' });
    const code = await codeFor(phone);
    expect(code).toMatch(/^\d{6}$/);
    expect(messagesTo(phone)).toMatchObject([{ language: 'zgh', template: 'one_time_code' }]);

    const signedIn = await byCode(phone.replace('+212', '0'), code);
    expect(signedIn).toMatchObject({ expiresInSeconds: 600, walletId });
    const claims = await verify(signedIn.accessToken);
    expect(claims).toMatchObject({
      sub: personId,
      kind: 'person',
      roles: ['customer'],
      network: 'cash-plus',
      walletId,
    });
    expect(claims.exp! - claims.iat!).toBe(600);
    expect(claims).not.toHaveProperty('merchantCode');
    expect(JSON.stringify(claims)).not.toContain(phone.slice(-9));
  });

  it('publishes a public key only, named in the token', async () => {
    const { phone } = await enrolled();
    const { accessToken } = await byCode(phone, await codeFor(phone));
    const { keys } = await identity.asks.ask(readSigningKeys, {});
    expect(keys).toEqual([
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: expect.any(String),
        alg: 'EdDSA',
        use: 'sig',
        kid: expect.any(String),
      },
    ]);
    expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'EdDSA', kid: keys[0]!.kid, typ: 'JWT' });
    expect(JSON.stringify(keys)).not.toContain(Buffer.from(testKey('sign'), 'base64').toString('base64url'));
  });

  it('does not prove a token with a claim changed', async () => {
    const { phone } = await enrolled();
    const { accessToken } = await byCode(phone, await codeFor(phone));
    const [header, payload, signature] = accessToken.split('.');
    const changed = {
      ...JSON.parse(Buffer.from(payload!, 'base64url').toString()),
      roles: ['administrator'],
    } as object;
    const forged = [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    await expect(verify(forged)).rejects.toThrow('signature verification failed');
  });

  it('takes a code once, also when it comes twenty times at once', async () => {
    const { phone } = await enrolled();
    const code = await codeFor(phone);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => byCode(phone, code)));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(byCode(phone, code)).rejects.toMatchObject(REFUSED);
  });

  it('refuses the right code after five wrong ones, and takes it after four', async () => {
    const { phone } = await enrolled();
    const first = await codeFor(phone);
    for (let guess = 0; guess < 5; guess += 1)
      await expect(byCode(phone, other(first))).rejects.toMatchObject(REFUSED);
    await expect(byCode(phone, first)).rejects.toMatchObject(REFUSED);

    const second = await codeFor(phone);
    for (let guess = 0; guess < 4; guess += 1)
      await expect(byCode(phone, other(second))).rejects.toMatchObject(REFUSED);
    await expect(byCode(phone, second)).resolves.toBeDefined();
  });

  it('compares at most five of two hundred guesses made at once: the right one comes too late', async () => {
    const { phone } = await enrolled();
    const code = await codeFor(phone);
    const wrong = Array.from({ length: 199 }, (_, place) =>
      ((Number(code) + 1 + place) % 1_000_000).toString().padStart(6, '0'),
    );
    const results = await Promise.allSettled([...wrong, code].map((guess) => byCode(phone, guess)));
    expect(results.every((one) => one.status === 'rejected')).toBe(true);
    expect(await identity.count('one_time_codes where tries_left = 0 and used_at is null')).toBeGreaterThan(
      0,
    );
    await expect(byCode(phone, code)).rejects.toMatchObject(REFUSED);
  });

  it('refuses an expired code', async () => {
    const { phone } = await enrolled();
    const code = await codeFor(phone);
    await identity.sql.query(`update one_time_codes set expires_at = now() - interval '1 second'`);
    await expect(byCode(phone, code)).rejects.toMatchObject(REFUSED);
  });

  it('takes the newest code only', async () => {
    const { phone } = await enrolled();
    const first = await codeFor(phone);
    let second = await codeFor(phone);
    if (second === first) second = await codeFor(phone);
    await expect(byCode(phone, first)).rejects.toMatchObject(REFUSED);
    await expect(byCode(phone, second)).resolves.toBeDefined();
  });

  it('refuses the code of another phone, even where its hash was copied over', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    await codeFor(one.phone);
    const code = await codeFor(two.phone);
    await expect(byCode(one.phone, code)).rejects.toMatchObject(REFUSED);
    await identity.sql.query(
      `update one_time_codes set code_hash =
         (select code_hash from one_time_codes order by requested_at[cardinality(requested_at)] desc limit 1)`,
    );
    await expect(byCode(one.phone, code)).rejects.toMatchObject(REFUSED);
    await expect(byCode(two.phone, code)).resolves.toBeDefined();
  });

  it('signs in to the wallet that is asked for', async () => {
    const { person, phone, walletId } = await enrolled();
    const also = async (caller: ReturnType<typeof networkClient>, changes: Parameters<typeof aPerson>[1]) => {
      const body = { people: [{ ...person, ...changes }] };
      return (await identity.asks.ask(enrolPeople, { caller, body })).enrolments[0]!.walletId!;
    };
    const shop = await also(networkClient('cash-plus'), {
      enrolmentId: 'the-shop',
      merchant: aShop('ASKED1'),
    });
    const abroad = await also(networkClient('m2t'), { enrolmentId: 'abroad' });

    const asMerchant = await byCode(phone, await codeFor(phone), { as: 'merchant' });
    expect(asMerchant.walletId).toBe(shop);
    expect(await verify(asMerchant.accessToken)).toMatchObject({
      roles: ['merchant'],
      walletId: shop,
      merchantCode: 'ASKED1',
    });
    expect((await byCode(phone, await codeFor(phone))).walletId).toBe(walletId);
    expect((await byCode(phone, await codeFor(phone), { network: 'm2t' })).walletId).toBe(abroad);
    await expect(
      byCode(phone, await codeFor(phone), { network: 'm2t', as: 'merchant' }),
    ).rejects.toMatchObject({
      code: 'identity.no_such_wallet',
    });
  });

  it('is well formed or not at all', async () => {
    await expect(signInWith({ grant: 'code', phone: '0600000000' })).rejects.toMatchObject({
      code: 'platform.invalid_input',
      field: 'body.code',
    });
    await expect(signInWith({ grant: 'other' as 'code' })).rejects.toMatchObject({
      code: 'platform.invalid_input',
    });
    await expect(byCode('not a phone', '123456')).rejects.toMatchObject(REFUSED);
  });
});

describe('asking for a code', () => {
  const ask = (phone: string) => identity.asks.ask(requestCode, { body: { phone } });
  const UNKNOWN = '+212799999901';

  it('answers an unknown number the same and sends nothing', async () => {
    const { phone } = await enrolled();
    expect(await ask(UNKNOWN)).toEqual(await ask(phone));
    await waitFor(() => messagesTo(phone).length === 1);
    expect(messagesTo(UNKNOWN)).toEqual([]);
    for (const code of ['000000', '123456'])
      await expect(byCode(UNKNOWN, code)).rejects.toMatchObject(REFUSED);
  });

  it.each(['known', 'unknown'])(
    'gives five in ten minutes to a %s number, however many come at once',
    async (which) => {
      const phone = which === 'known' ? (await enrolled()).phone : '+212799999902';
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => ask(phone)));
      const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refusals).toHaveLength(15);
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ code: 'identity.too_many_codes', kind: 'too_many' });
      if (which === 'known') await waitFor(() => messagesTo(phone).length === 5);
    },
  );

  it('makes room as the window slides, one for each that leaves it', async () => {
    const { phone } = await enrolled();
    const age = (count: number) =>
      identity.sql.query(
        `update one_time_codes set requested_at = array(
           select case when place <= $1 then at - interval '10 minutes' else at end
             from unnest(requested_at) with ordinality as asked (at, place) order by place)
          where requested_at[cardinality(requested_at)] = (select max(requested_at[cardinality(requested_at)]) from one_time_codes)`,
        [count],
      );
    for (let request = 0; request < 5; request += 1) await ask(phone);
    await expect(ask(phone)).rejects.toMatchObject({ code: 'identity.too_many_codes' });
    await age(2);
    await ask(phone);
    await ask(phone);
    await expect(ask(phone)).rejects.toMatchObject({ code: 'identity.too_many_codes' });
  });

  it('refuses what is no mobile number', async () => {
    await expect(ask('0522000000')).rejects.toMatchObject({ code: 'identity.invalid_phone', field: 'phone' });
  });

  it('keeps no code as it is, and logs neither code nor number', async () => {
    const { phone } = await enrolled();
    const code = await codeFor(phone);
    const { rows } = await identity.sql.query<{ dump: string }>(
      `select string_agg(t::text, E'\\n') as dump from one_time_codes t`,
    );
    expect(rows[0]!.dump).not.toContain(Buffer.from(code).toString('hex'));
    await byCode(phone, code);
    const told = identity.logged.filter(
      (line) => line.includes(phone.slice(-9)) || line.includes(`"${code}"`),
    );
    expect(told).toEqual([]);
  });

  it('signs in five hundred people who come at once', async () => {
    const people = Array.from({ length: 500 }, () => aPerson((n += 1)));
    await identity.asks.ask(enrolPeople, { caller: networkClient('cash-plus'), body: { people } });
    const phones = people.map((person) => `+212${person.phone.slice(1)}`);
    const known = identity.sms.questions.length;
    await inLanes(50, phones, ask);
    await waitFor(() => identity.sms.questions.length === known + phones.length);
    const codes = new Map(identity.sms.questions.map((message) => [message.phone, message.values.code!]));
    const slowHash = jest.spyOn(jest.requireActual<typeof crypto>('node:crypto'), 'scrypt');
    const pinHash = jest.spyOn(PinHashPool.prototype, 'verify');
    const startedAt = performance.now();
    const signedIn = await inLanes(50, phones, (phone) => byCode(phone, codes.get(phone)!));
    const perSecond = phones.length / ((performance.now() - startedAt) / 1_000);
    process.stdout.write(`sign-in by code: ${Math.round(perSecond)}/s\n`);
    expect(new Set(signedIn.map(({ accessToken }) => accessToken)).size).toBe(500);
    // What makes a password or a PIN slow to try has no place on this path: it would be ten times slower.
    expect([slowHash, pinHash].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    await signInWith({ grant: 'staff', username: 'amina', password: PASSWORD });
    expect(slowHash).toHaveBeenCalled();
    jest.restoreAllMocks();
  });
});

describe('staff and API clients', () => {
  it('sign in with what the bootstrap file gave them', async () => {
    const staff = await signInWith({ grant: 'staff', username: 'amina', password: PASSWORD });
    expect(staff).toMatchObject({ expiresInSeconds: 600 });
    expect(staff).not.toHaveProperty('walletId');
    expect(await verify(staff.accessToken)).toMatchObject({
      kind: 'staff',
      roles: ['finance', 'auditor'],
      sub: expect.any(String),
    });

    const client = await signInWith({ grant: 'client', clientId: 'cash-plus', clientSecret: SECRET });
    expect(await verify(client.accessToken)).toMatchObject({
      kind: 'client',
      roles: ['network'],
      network: 'cash-plus',
    });
  });

  it('are refused in the same words whatever is wrong', async () => {
    const wrong: SignInBodyV1[] = [
      { grant: 'staff', username: 'amina', password: 'wrong' },
      { grant: 'staff', username: 'nobody', password: PASSWORD },
      { grant: 'staff', username: 'nobody', password: '' },
      { grant: 'staff', username: 'cash-plus', password: SECRET },
      { grant: 'client', clientId: 'cash-plus', clientSecret: 'wrong' },
      { grant: 'client', clientId: 'nobody', clientSecret: SECRET },
      { grant: 'client', clientId: 'amina', clientSecret: PASSWORD },
    ];
    const errors = await Promise.all(wrong.map((body) => signInWith(body).catch((error: unknown) => error)));
    for (const error of errors) expect(error).toMatchObject(REFUSED);
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1);
  });

  it('are added by a later start, never changed by it', async () => {
    await identity.stop();
    await writeBootstrap({ amina: 'another pass phrase', brahim: PASSWORD });
    await identity.start();
    await expect(
      signInWith({ grant: 'staff', username: 'amina', password: 'another pass phrase' }),
    ).rejects.toMatchObject(REFUSED);
    await expect(
      signInWith({ grant: 'staff', username: 'amina', password: PASSWORD }),
    ).resolves.toBeDefined();
    await expect(
      signInWith({ grant: 'staff', username: 'brahim', password: PASSWORD }),
    ).resolves.toBeDefined();
    const { rows } = await identity.sql.query<{ dump: string }>(
      `select string_agg(t::text, E'\\n') as dump from (select password_hash from staff union select secret_hash from api_clients) t`,
    );
    expect(rows[0]!.dump).not.toMatch(/pass phrase|client-secret/);
  });
});
