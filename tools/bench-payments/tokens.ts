import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { CallerV1 } from '@hanout/contracts';
import { calculateJwkThumbprint, SignJWT, type JWK } from 'jose';

/** What stands before the 32 bytes of the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Access tokens as `identity` writes them, by its own key: thousands of sign-ins by SMS are not what is measured.
 *
 * @param seed the secret `identity.signing`, in base64
 */
export async function tokenMaker(seed: string): Promise<(caller: CallerV1) => Promise<string>> {
  const key = Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, 'base64')]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const kid = await calculateJwkThumbprint(createPublicKey(privateKey).export({ format: 'jwk' }) as JWK);
  return ({ id, ...claims }) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer('hanout')
      .setAudience('hanout-api')
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(privateKey);
}
