import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { NewPasskeyV1, PasskeyAssertionV1, PasskeyChallengeV1, PasskeyOfferV1 } from '@hanout/contracts';

const USER_PRESENT = 1;
const USER_VERIFIED = 4;
const HAS_CREDENTIAL = 64;

export interface Deviations {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** Given instead of the next. */
  counter?: number;
  isUserVerified?: boolean;
  signedBy?: SoftwareAuthenticator;
}

/** Does what a phone does with a passkey: makes a key pair, signs challenges, counts. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject };

  constructor(private readonly kind: 'P-256' | 'Ed25519' = 'P-256') {
    this.keys =
      kind === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  }

  register(offer: PasskeyOfferV1, deviations: Deviations = {}): NewPasskeyV1 {
    const data = this.authenticatorData(offer.rpId, HAS_CREDENTIAL, deviations);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const authData = Buffer.concat([data, Buffer.alloc(16), length, this.credentialId, cbor(this.coseKey())]);
    return {
      id: this.credentialId.toString('base64url'),
      clientDataJSON: clientData('webauthn.create', offer.challenge, deviations).toString('base64url'),
      attestationObject: cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      ).toString('base64url'),
      transports: ['internal'],
    };
  }

  assert(given: PasskeyChallengeV1, deviations: Deviations = {}): PasskeyAssertionV1 {
    this.counter += 1;
    const authenticatorData = this.authenticatorData(given.rpId, 0, deviations);
    const client = clientData('webauthn.get', given.challenge, deviations);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()]);
    const { kind, keys } = deviations.signedBy ?? this;
    return {
      id: this.credentialId.toString('base64url'),
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign(kind === 'P-256' ? 'sha256' : null, signed, keys.privateKey).toString('base64url'),
    };
  }

  private authenticatorData(rpId: string, flags: number, deviations: Deviations): Buffer {
    const verified = deviations.isUserVerified === false ? 0 : USER_VERIFIED;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(deviations.counter ?? this.counter);
    return Buffer.concat([
      createHash('sha256')
        .update(deviations.rpId ?? rpId)
        .digest(),
      Buffer.from([USER_PRESENT | verified | flags]),
      counter,
    ]);
  }

  private coseKey(): Map<number, unknown> {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string | undefined) => Buffer.from(text!, 'base64url');
    return this.kind === 'P-256'
      ? new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, bytes(x)],
          [-3, bytes(y)],
        ])
      : new Map<number, unknown>([
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, bytes(x)],
        ]);
  }
}

function clientData(type: string, challenge: string, deviations: Deviations): Buffer {
  return Buffer.from(
    JSON.stringify({
      type,
      challenge: deviations.challenge ?? challenge,
      origin: deviations.origin ?? 'http://localhost:3000',
      crossOrigin: false,
    }),
  );
}

/** As much of RFC 8949 as a passkey says: integers, texts, bytes, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  const map = value as Map<unknown, unknown>;
  return Buffer.concat([head(5, map.size), ...[...map].flat().map(cbor)]);
}

function head(type: number, number: number): Buffer {
  if (number < 24) return Buffer.from([(type << 5) | number]);
  if (number < 256) return Buffer.from([(type << 5) | 24, number]);
  return Buffer.from([(type << 5) | 25, number >> 8, number & 255]);
}
