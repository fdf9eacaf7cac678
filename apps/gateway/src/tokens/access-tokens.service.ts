import type { Clock } from '@hanout/calendar';
import type { CallerV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { GatewayConfig } from '../config';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { callerOf } from './caller-claims';
import { SigningKeys, type KeySet } from './signing-keys.service';
import { isSpelledOneWay } from './token-form';
import { hasOrdinaryLife } from './token-life';

const AUDIENCE = 'hanout-api';

export interface VerifiedToken {
  readonly caller: CallerV1;
  readonly endsAt: Date;
}

interface RememberedToken extends VerifiedToken {
  readonly keys: KeySet['fingerprint'];
}

/**
 * Access tokens of `identity`: JWTs signed with EdDSA and nothing else, issued by `hanout` for `hanout-api`. A verified
 * token is remembered until it expires, because checking a signature costs more than the rest of a request.
 */
@Injectable()
export class AccessTokens {
  private readonly verified = new Map<string, RememberedToken>();

  constructor(
    private readonly keys: SigningKeys,
    private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `platform.token_invalid`, `platform.token_expired`, `platform.unavailable` */
  async verify(token: string): Promise<VerifiedToken> {
    const now = this.clock.now();
    const keys = await this.keys.current();
    const known = this.verified.get(token);
    if (known?.keys === keys.fingerprint) {
      if (known.endsAt > now) return known;
      this.verified.delete(token);
      throw GATEWAY_ERRORS.error('platform.token_expired');
    }
    if (!isSpelledOneWay(token)) throw GATEWAY_ERRORS.error('platform.token_invalid');
    const { claims, fingerprint } = await this.claimsOf(token, keys, now);
    const isOurs = claims.aud === AUDIENCE && hasOrdinaryLife(claims, now, this.config.tokenLifeMaxSeconds);
    const caller = isOurs ? callerOf(claims) : undefined;
    if (caller === undefined || claims.exp === undefined)
      throw GATEWAY_ERRORS.error('platform.token_invalid');
    const verified = { caller, endsAt: new Date(claims.exp * 1_000), keys: fingerprint };
    this.remember(token, verified);
    return verified;
  }

  private async claimsOf(
    token: string,
    keys: KeySet,
    now: Date,
  ): Promise<{ claims: JWTPayload; fingerprint: string }> {
    try {
      return { claims: await verifyWith(keys.find, token, now), fingerprint: keys.fingerprint };
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw refusalOf(error);
    }
    // The key may be newer than what we read.
    const newer = await this.keys.newer();
    if (newer === undefined) throw GATEWAY_ERRORS.error('platform.token_invalid');
    try {
      return { claims: await verifyWith(newer.find, token, now), fingerprint: newer.fingerprint };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** When full, the one remembered longest ago makes room. */
  private remember(token: string, verified: RememberedToken): void {
    if (this.config.tokensCachedMax === 0) return;
    if (this.verified.size >= this.config.tokensCachedMax) {
      for (const oldest of this.verified.keys()) {
        this.verified.delete(oldest);
        break;
      }
    }
    this.verified.set(token, verified);
  }
}

async function verifyWith(key: JWTVerifyGetKey, token: string, now: Date): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['EdDSA'],
    typ: 'JWT',
    issuer: 'hanout',
    audience: AUDIENCE,
    requiredClaims: ['exp', 'iat', 'sub'],
    currentDate: now,
  });
  return payload;
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return GATEWAY_ERRORS.error('platform.token_expired');
  return error instanceof errors.JOSEError
    ? GATEWAY_ERRORS.error('platform.token_invalid', { cause: error })
    : error;
}
