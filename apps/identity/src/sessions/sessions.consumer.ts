import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { reachOf } from '@hanout/access';
import {
  APPOINTED_ROLES,
  readSessions,
  ReadSessionsV1,
  revokeSession,
  RevokeSessionV1,
  type CallerV1,
  type SessionRevokedV1,
  type SessionsV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { SESSION_ERRORS } from './sessions.errors';
import type { SessionFilter } from './sessions.queries';
import { Sessions } from './sessions.service';

@Controller()
export class SessionsConsumer {
  constructor(private readonly sessions: Sessions) {}

  @Answers(readSessions)
  async readSessions(@Payload() { caller }: ReadSessionsV1): Promise<SessionsV1> {
    reachOf(caller, 'identity.read-sessions');
    const sessions = await this.sessions.list(ownOf(caller));
    return {
      sessions: sessions.map(({ sessionId, startedAt, lastUsedAt, expiresAt, deviceId }) => ({
        sessionId,
        startedAt: startedAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        ...(deviceId !== undefined && { deviceId }),
        isCurrent: sessionId === caller.sessionId,
      })),
    };
  }

  @Answers(revokeSession)
  async revokeSession(@Payload() { caller, sessionId }: RevokeSessionV1): Promise<SessionRevokedV1> {
    reachOf(caller, 'identity.revoke-session');
    const which = sessionId ?? caller.sessionId;
    if (which === undefined || !(await this.sessions.revoke({ ...ownOf(caller), sessionId: which })))
      throw SESSION_ERRORS.error('identity.no_such_session');
    return { sessionId: which };
  }
}

/** From behind a counter one sees and ends nothing of one's own wallets: the phone may be the shop's. */
function ownOf({ id, roles }: CallerV1): SessionFilter {
  return { holderId: id, isAtPost: roles.some((role) => APPOINTED_ROLES.some((post) => post === role)) };
}
