import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SignJWT } from 'jose';
import { v7 as uuidV7 } from 'uuid';
import type { Clock } from '@hanout/calendar';
import type { CallerV1, SignedInV1, SigningKeysV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { readSealingKey } from '@hanout/sealing';
import { readSigningKey, type SigningKey } from './signing-key';

const ISSUER = 'hanout';
const AUDIENCE = 'hanout-api';

/** Says who somebody is in a way that everyone can check and nobody can change. */
@Injectable()
export class AccessTokens implements OnModuleInit {
  private key: SigningKey;

  constructor(
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.key = await readSigningKey(readSealingKey(this.config.signingKey));
  }

  /** The public keys that tokens in use may be signed with. */
  signingKeys(): SigningKeysV1 {
    return { keys: [{ ...this.key.publicJwk }] };
  }

  /** The answer to a sign-in. */
  async issue(caller: CallerV1, ttlSeconds: number): Promise<SignedInV1> {
    return { accessToken: await this.sign(caller, ttlSeconds), expiresInSeconds: ttlSeconds };
  }

  sign({ id, sessionId, ...claims }: CallerV1, ttlSeconds: number): Promise<string> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1_000);
    return new SignJWT({ ...claims, ...(sessionId !== undefined && { sid: sessionId }) })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.key.kid, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(id)
      .setJti(uuidV7())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ttlSeconds)
      .sign(this.key.privateKey);
  }
}
