import { IsBoolean, IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

export class ReadSessionsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class SessionV1 {
  @IsUUID()
  sessionId: string;

  @IsISO8601()
  startedAt: string;

  /** When it was refreshed last. */
  @IsISO8601()
  lastUsedAt: string;

  @IsISO8601()
  expiresAt: string;

  /** The registered device that signs for it. */
  @IsOptional()
  @IsUUID()
  deviceId?: string;

  /** The one that asks. */
  @IsBoolean()
  isCurrent: boolean;
}

/** The caller's own sessions that still can be refreshed, newest first. */
export class SessionsV1 {
  @IsListOf(() => SessionV1, 100, 0)
  sessions: SessionV1[];
}

export const readSessions = defineAsk({
  subject: 'identity.ask.read-sessions.v1',
  question: ReadSessionsV1,
  answer: SessionsV1,
});

export class RevokeSessionV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Absent: the one that asks (signing out). */
  @IsOptional()
  @IsUUID()
  sessionId?: string;
}

export class SessionRevokedV1 {
  @IsUUID()
  sessionId: string;
}

/** Ends a session: nothing refreshes it any more; access tokens of it die within minutes. Ending it twice is the same. */
export const revokeSession = defineAsk({
  subject: 'identity.ask.revoke-session.v1',
  question: RevokeSessionV1,
  answer: SessionRevokedV1,
});
