import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { DeviceKeyV1 } from '@hanout/contracts';
import { messageOf, readDeviceKey, verifySignature } from './device-signature';

const jwkOf = (key: KeyObject): DeviceKeyV1 => key.export({ format: 'jwk' }) as unknown as DeviceKeyV1;
const message = messageOf('hanout:pay:v1', 'one', 'two');

const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signed = {
  Ed25519: sign(null, message, ed.privateKey).toString('base64url'),
  'P-256': sign('sha256', message, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
};
const keys = { Ed25519: jwkOf(ed.publicKey), 'P-256': jwkOf(ec.publicKey) };

describe.each(['Ed25519', 'P-256'] as const)('a signature of %s', (curve) => {
  it('fits its message and key', () =>
    expect(verifySignature(keys[curve], message, signed[curve])).toBe(true));

  it('fits nothing else', () => {
    const other =
      curve === 'Ed25519'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(verifySignature(keys[curve], messageOf('hanout:pay:v1', 'one', 'tw0'), signed[curve])).toBe(false);
    expect(verifySignature(jwkOf(other.publicKey), message, signed[curve])).toBe(false);
    for (const place of [0, 31, 32, 63]) {
      const bytes = Buffer.from(signed[curve], 'base64url');
      bytes[place]! ^= 1;
      expect(verifySignature(keys[curve], message, bytes.toString('base64url'))).toBe(false);
    }
    expect(verifySignature(keys[curve], message, 'A'.repeat(86))).toBe(false);
    expect(verifySignature(keys[curve], message, '')).toBe(false);
  });
});

it('takes no key that is none', () => {
  const { x, y } = keys['P-256'];
  const odd: DeviceKeyV1[] = [
    { kty: 'EC', crv: 'P-256', x },
    { kty: 'EC', crv: 'P-256', x, y: x },
    { kty: 'OKP', crv: 'P-256', x, y },
    { kty: 'EC', crv: 'Ed25519', x: keys.Ed25519.x },
    { kty: 'OKP', crv: 'Ed25519', x: keys.Ed25519.x, y },
    { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
    { kty: 'OKP', crv: 'Ed25519', x: `AQ${'A'.repeat(41)}` },
  ];
  for (const key of odd) expect(readDeviceKey(key)).toBeUndefined();
});

it('has no line feed within a line', () => expect(() => messageOf('a', 'b\nc')).toThrow());
