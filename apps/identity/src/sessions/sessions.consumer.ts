import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { reachOf } from '@hanout/access';
import {
  readSessions,
  ReadSessionsV1,
  revokeSession,
  RevokeSessionV1,
  type SessionRevokedV1,
  type SessionsV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { SESSION_ERRORS } from './sessions.errors';
import { Sessions } from './sessions.service';

@Controller()
export class SessionsConsumer {
  constructor(private readonly sessions: Sessions) {}

  @Answers(readSessions)
  async readSessions(@Payload() { caller }: ReadSessionsV1): Promise<SessionsV1> {
    reachOf(caller, 'identity.read-sessions');
    const sessions = await this.sessions.list(caller.id);
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
    if (which === undefined || !(await this.sessions.revoke(caller.id, which)))
      throw SESSION_ERRORS.error('identity.no_such_session');
    return { sessionId: which };
  }
}
