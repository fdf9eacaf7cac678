import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CallerV1, SignedInV1 } from '@hanout/contracts';
import { IdentityConfig } from '../config';
import type { Session } from '../sessions/sessions.queries';
import { Sessions } from '../sessions/sessions.service';
import { AccessTokens } from './access-tokens.service';

/** The answer to a sign-in of somebody who has sessions: an access token, and a refresh token for the next one. */
@Injectable()
export class SessionTokens {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly config: IdentityConfig,
  ) {}

  /** Begins a session of a person or of staff. */
  async begin(
    caller: CallerV1,
    {
      deviceId,
      appointmentId,
      manager,
    }: { deviceId?: string; appointmentId?: string; manager?: EntityManager } = {},
  ): Promise<SignedInV1> {
    const { kind, id } = caller;
    if (kind === 'client') throw new Error('An API client has no session');
    // The wallet of who serves by appointment is the shop's.
    const walletId = appointmentId === undefined ? caller.walletId : undefined;
    const holder = { kind, id, walletId, appointmentId, deviceId };
    const { session, refreshToken } = await this.sessions.begin(holder, manager);
    return this.answer(caller, session, refreshToken);
  }

  async answer(caller: CallerV1, session: Session, refreshToken: string): Promise<SignedInV1> {
    const { sessionId, expiresAt } = session;
    const ttlSeconds =
      caller.kind === 'person' ? this.config.personTokenTtlSeconds : this.config.staffTokenTtlSeconds;
    return {
      ...(await this.tokens.issue({ ...caller, sessionId }, ttlSeconds)),
      ...(caller.walletId !== undefined && { walletId: caller.walletId }),
      sessionId,
      sessionEndsAt: expiresAt.toISOString(),
      refreshToken,
    };
  }
}
