import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  anEc,
  anEd25519,
  anRsa,
  asymmetric,
  bytes,
  eddsa,
  goodClaims,
  hmac,
  malleated,
  part,
  token,
} from './forgery';

export interface OurKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

export type Forgeries = Readonly<Record<string, string>>;

const ourHeader = (kid: string) => ({ alg: 'EdDSA', kid, typ: 'JWT' });

/** As identity would write it, to show that the forger's tools are good and the rest fails for the right reason. */
export function goodToken({ kid, privateKey }: OurKey, changes: object = {}): string {
  return token(ourHeader(kid), { ...goodClaims(), ...changes }, eddsa(privateKey));
}

/** Nobody signs. */
export function unsigned({ kid }: OurKey): Forgeries {
  const spellings = ['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null', 'undefined'];
  const empty = bytes(Buffer.alloc(0));
  return {
    ...Object.fromEntries(
      spellings.map((alg) => [`alg "${alg}"`, token({ alg, kid, typ: 'JWT' }, goodClaims(), empty)]),
    ),
    'alg null': token({ alg: null, kid, typ: 'JWT' }, goodClaims(), empty),
    'no alg': token({ kid, typ: 'JWT' }, goodClaims(), empty),
    'alg as a list': token({ alg: ['EdDSA', 'none'], kid, typ: 'JWT' }, goodClaims(), empty),
    'EdDSA without a signature': token(ourHeader(kid), goodClaims(), empty),
    'no third part': `${part(ourHeader(kid))}.${part(goodClaims())}`,
  };
}

/** The public key taken for a shared secret. */
export function withThePublicKeyAsSecret({ kid, privateKey }: OurKey): Forgeries {
  const publicKey = createPublicKey(privateKey);
  const jwk = publicKey.export({ format: 'jwk' });
  const secrets: Record<string, string | Buffer> = {
    'JWK JSON': JSON.stringify(jwk),
    'x as text': jwk.x ?? '',
    'x as bytes': Buffer.from(jwk.x ?? '', 'base64url'),
    PEM: publicKey.export({ format: 'pem', type: 'spki' }),
    'PEM without its last line end': publicKey.export({ format: 'pem', type: 'spki' }).toString().trimEnd(),
    DER: publicKey.export({ format: 'der', type: 'spki' }),
    nothing: '',
    kid,
  };
  return Object.fromEntries(
    ['256', '384', '512'].flatMap((size) =>
      Object.entries(secrets).map(([name, secret]) => [
        `HS${size} with ${name}`,
        token({ alg: `HS${size}`, kid, typ: 'JWT' }, goodClaims(), hmac(`sha${size}`, secret)),
      ]),
    ),
  );
}

/** Other algorithms, and EdDSA under other names, with keys of the forger's own. */
export function withOtherAlgorithms({ kid, privateKey }: OurKey): Forgeries {
  const rsa = anRsa().privateKey;
  const [p256, p384, p521] = ['P-256', 'P-384', 'P-521'].map((curve) => anEc(curve).privateKey);
  const es = (hash: string, key: KeyObject | undefined) =>
    asymmetric(hash, { key: key!, dsaEncoding: 'ieee-p1363' });
  const pss = (hash: string) => asymmetric(hash, { key: rsa, padding: 6 });
  const signers = {
    RS256: asymmetric('sha256', rsa),
    RS384: asymmetric('sha384', rsa),
    RS512: asymmetric('sha512', rsa),
    PS256: pss('sha256'),
    PS384: pss('sha384'),
    PS512: pss('sha512'),
    ES256: es('sha256', p256),
    ES384: es('sha384', p384),
    ES512: es('sha512', p521),
  };
  const named = (alg: string) => token({ alg, kid, typ: 'JWT' }, goodClaims(), eddsa(privateKey));
  return {
    ...Object.fromEntries(
      Object.entries(signers).flatMap(([alg, signature]) => [
        [alg, token({ alg, kid, typ: 'JWT' }, goodClaims(), signature)],
        [`EdDSA that is ${alg}`, token(ourHeader(kid), goodClaims(), signature)],
      ]),
    ),
    'alg in small letters': named('eddsa'),
    'alg in capitals': named('EDDSA'),
    'alg by its newer name': named('Ed25519'),
    'alg with a blank': named('EdDSA '),
  };
}

/** A stranger's own key, brought along or named in every way. */
export function withAStrangersKey({ kid, privateKey }: OurKey): Forgeries {
  const stranger = anEd25519();
  const jwk = { ...stranger.publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' };
  const der = stranger.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const by = (header: object) =>
    token({ ...ourHeader(kid), ...header }, goodClaims(), eddsa(stranger.privateKey));
  const kids = {
    unknown: 'key-of-a-stranger',
    empty: '',
    'a path': '../../../../dev/null',
    'a file': 'file:///proc/self/environ',
    SQL: "x' union select 'c2VjcmV0",
    'a command': 'key-1|curl stranger.example',
    'a place': 'https://stranger.example/jwks.json',
    'a list': [kid],
    'an object': { kid },
    'a number': 1,
    null: null,
    'with NUL': `${kid}\u0000`,
    __proto__: '__proto__',
  };
  const brought = {
    jwk,
    jku: 'https://stranger.example/jwks.json',
    x5u: 'https://stranger.example/cert.pem',
    x5c: [der],
    x5t: 'AAAA',
    'x5t#S256': 'AAAA',
    p2c: 1,
    zip: 'DEF',
    cty: 'JWT',
    crit: ['exp'],
    b64: false,
  };
  return {
    'our key id': by({}),
    ...Object.fromEntries(Object.entries(kids).map(([name, value]) => [`kid ${name}`, by({ kid: value })])),
    'no kid': token({ alg: 'EdDSA', typ: 'JWT' }, goodClaims(), eddsa(stranger.privateKey)),
    ...Object.fromEntries(
      Object.entries(brought).map(([name, value]) => [`with ${name}`, by({ [name]: value })]),
    ),
    // Even signed by us: the names below change how a token is to be read.
    ...Object.fromEntries(
      Object.entries(brought).map(([name, value]) => [
        `${name}, signed by us`,
        token({ ...ourHeader(kid), [name]: value }, goodClaims(), eddsa(privateKey)),
      ]),
    ),
    'b64 and crit, signed by us': token(
      { ...ourHeader(kid), b64: false, crit: ['b64'] },
      goodClaims(),
      eddsa(privateKey),
    ),
  };
}

/** Signed by us and saying what identity never says. */
export function withOtherClaims({ kid, privateKey }: OurKey): Forgeries {
  const now = Math.floor(Date.now() / 1_000);
  const changes: Record<string, object> = {
    'for somebody else': { aud: 'hanout-console' },
    'for several': { aud: ['hanout-api', 'somebody-else'] },
    'for a list of us': { aud: ['hanout-api'] },
    'for nobody': { aud: undefined },
    'for us in capitals': { aud: 'HANOUT-API' },
    'by another issuer': { iss: 'hanout.example' },
    'by a list of issuers': { iss: ['hanout'] },
    'by nobody': { iss: undefined },
    expired: { exp: now - 1, iat: now - 600 },
    'with no end': { exp: undefined },
    'with an end of text': { exp: String(now + 600) },
    'with an end of null, as NaN becomes': { exp: NaN },
    'with a far end': { exp: now + 10 * 365 * 86_400 },
    'with a huge end': { exp: Number.MAX_SAFE_INTEGER },
    'with an end before time': { exp: -1 },
    'with an end that is a list': { exp: [now + 600] },
    'with an end that is true': { exp: true },
    'not good yet': { nbf: now + 300 },
    'good from a text': { nbf: String(now) },
    'issued in future': { iat: now + 300, exp: now + 600 },
    'issued never': { iat: undefined },
    'issued as text': { iat: String(now) },
    'issued after its end': { iat: now + 20, exp: now + 10 },
    'of nobody': { sub: undefined },
    'of a number': { sub: 7 },
    'of an empty text': { sub: '' },
    'of no id': { sub: 'administrator' },
    'of a list': { sub: [goodClaims().sub] },
    'of null': { sub: null },
    'roles as text': { roles: 'customer' },
    'roles as an object': { roles: { 0: 'customer', length: 1 } },
    'roles with an object among them': { roles: ['customer', {}] },
    'roles in a list in a list': { roles: [['customer']] },
    'no roles': { roles: undefined },
    'an empty list of roles': { roles: [] },
    'an unknown role': { roles: ['root'] },
    'a role in capitals': { roles: ['CUSTOMER'] },
    'a kind nobody knows': { kind: 'robot' },
    'no kind': { kind: undefined },
    'a kind in a list': { kind: ['person'] },
    'a wallet that is a list': { walletId: [goodClaims().walletId] },
    'a network that is an object': { network: { toString: 'm2t' } },
    'a merchant that is a number': { merchantCode: 7 },
  };
  const typed = (typ: unknown) => token({ alg: 'EdDSA', kid, typ }, goodClaims(), eddsa(privateKey));
  const raw = (text: string) => token(ourHeader(kid), text, eddsa(privateKey));
  const plain = JSON.stringify(goodClaims());
  return {
    ...Object.fromEntries(
      Object.entries(changes).map(([name, change]) => [name, goodToken({ kid, privateKey }, change)]),
    ),
    'typed as another token': typed('dpop+jwt'),
    'typed as a refresh token': typed('refresh+jwt'),
    'typed as a number': typed(1),
    'without a type': token({ alg: 'EdDSA', kid }, goodClaims(), eddsa(privateKey)),
    'a name said twice': raw(plain.replace('{', '{"roles":["administrator"],')),
    'a name said twice, once escaped': raw(plain.replace('{', '{"r\\u006fles":["administrator"],')),
    'an end beyond numbers': raw(plain.replace(/"exp":\d+/, '"exp":1e999')),
    'blanks in it': raw(` ${plain}`),
    'words after it': raw(`${plain} and more`),
    'a byte order mark': raw(`\ufeff${plain}`),
    'a list of claims': raw(`[${plain}]`),
    'no JSON': raw('customer'),
    'null for claims': raw('null'),
    'nothing for claims': raw(''),
  };
}

/** A good token, spoilt afterwards. */
export function spoilt(key: OurKey): Forgeries {
  const good = goodToken(key);
  const [header = '', claims = '', signature = ''] = good.split('.');
  const made = Buffer.from(signature, 'base64url');
  const signedBy = (value: Buffer) => `${header}.${claims}.${value.toString('base64url')}`;
  const flipped = (place: number) => {
    const copy = Buffer.from(made);
    copy[place] = (copy[place] ?? 0) ^ 1;
    return signedBy(copy);
  };
  const promoted = part(Buffer.from(claims, 'base64url').toString().replace('"customer"', '"administrator"'));
  const smallOrder = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]);
  const json = { payload: claims, signatures: [{ protected: header, signature }] };
  return {
    'with another role': `${header}.${promoted}.${signature}`,
    'with the signature of another token': `${header}.${claims}.${goodToken(key).split('.')[2]}`,
    'first bit': flipped(0),
    'bit of S': flipped(40),
    'last bit': flipped(63),
    'cut by a byte': signedBy(made.subarray(0, 63)),
    'cut by half': signedBy(made.subarray(0, 32)),
    'a byte more': signedBy(Buffer.concat([made, Buffer.from([0])])),
    'signature twice': signedBy(Buffer.concat([made, made])),
    'S + L': signedBy(malleated(made)),
    zeros: signedBy(Buffer.alloc(64)),
    ones: signedBy(Buffer.alloc(64, 0xff)),
    'a point of small order': signedBy(smallOrder),
    'a fourth part': `${good}.${signature}`,
    'a dot at its end': `${good}.`,
    'a dot before it': `.${good}`,
    'padding at its end': `${good}==`,
    'padding in the middle': `${header}=.${claims}.${signature}`,
    'stray bits in the last letter': `${good.slice(0, -1)}${strayLetter(good.at(-1) ?? '')}`,
    'five parts, as an encrypted one': `${header}.${claims}.${signature}.AAAA.AAAA`,
    'an encrypted one': `${part({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.${claims}.AAAA`,
    'as JSON in base64': part(json),
    'as JSON in base64, as a part': `${part(json)}.${claims}.${signature}`,
    'only dots': '..',
    'one letter': 'x',
    'header alone': header,
    'parts in another order': `${claims}.${header}.${signature}`,
    'a signed token in a token': token({ ...ourHeader(key.kid), cty: 'JWT' }, good, eddsa(key.privateKey)),
  };
}

/** The last letter of 64 bytes carries two bits; the other four are nobody's. */
function strayLetter(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(letter) + 1] ?? '';
}
