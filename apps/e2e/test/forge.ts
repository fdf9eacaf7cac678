import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { CallerV1 } from '@hanout/contracts';
import { calculateJwkThumbprint, SignJWT, type JWK } from 'jose';

/** What stands before the 32 bytes of the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Access tokens as `identity` writes them, by its own key: for callers that no sign-in could make so quickly. */
export class TokenForge {
  private constructor(
    private readonly privateKey: KeyObject,
    private readonly kid: string,
  ) {}

  /** @param seed the secret `identity.signing`, in base64 */
  static async of(seed: string): Promise<TokenForge> {
    const key = Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, 'base64')]);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
    return new TokenForge(privateKey, await calculateJwkThumbprint(publicJwk));
  }

  tokenOf({ id, sessionId, ...claims }: CallerV1): Promise<string> {
    return new SignJWT({ ...claims, ...(sessionId !== undefined && { sid: sessionId }) })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.kid, typ: 'JWT' })
      .setIssuer('hanout')
      .setAudience('hanout-api')
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('15m')
      .sign(this.privateKey);
  }
}
