import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import { inTransaction, repeated } from '@hanout/database';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { hashRefreshToken, newRefreshToken, openSuccessor, sealSuccessor } from './refresh-token';
import {
  forgetSpentTokens,
  hasSignedInBefore,
  insertSession,
  readJustRotated,
  readOpenSession,
  readOpenSessions,
  replaceSuccessor,
  revokeAll,
  revokeAtPosts,
  revokeFamily,
  revokeOwn,
  rotateToken,
  type HolderKind,
  type RevocationReason,
  type Session,
  type SessionFilter,
} from './sessions.queries';

const LISTED_MAX = 100;
const FORGET_EVERY_MS = 3_600_000;
const FORGET_BATCH = 5_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export interface Holder {
  kind: HolderKind;
  id: string;
  /** Of a person: the wallet signed in to, or the appointment that he serves by. */
  walletId?: string;
  appointmentId?: string;
  /** A registered device that has proved itself. */
  deviceId?: string;
}

/** Sessions of people and staff: begun by a proof, kept up by refresh tokens that change with every use. */
@Injectable()
export class Sessions implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'forget-refresh-tokens', everyMs: FORGET_EVERY_MS }, async () => {
      const spentBefore = new Date(this.clock.now().getTime() - this.config.spentTokenDays * DAY_MS);
      const forgotten = await forgetSpentTokens(this.dataSource.manager, {
        spentBefore,
        limit: FORGET_BATCH,
      });
      return forgotten === FORGET_BATCH;
    });
  }

  async begin(
    holder: Holder,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ session: Session; refreshToken: string }> {
    const at = this.clock.now();
    const refreshToken = newRefreshToken();
    const { kind, id, walletId, appointmentId, deviceId } = holder;
    const session: Session = {
      sessionId: uuidV7(),
      holderKind: kind,
      holderId: id,
      ...(walletId !== undefined && { walletId }),
      ...(appointmentId !== undefined && { appointmentId }),
      ...(deviceId !== undefined && { deviceId }),
      startedAt: at,
      lastUsedAt: at,
      expiresAt: new Date(at.getTime() + this.lifeOf(holder)),
    };
    await insertSession(manager, session, hashRefreshToken(refreshToken));
    return { session, refreshToken };
  }

  /**
   * The next token for the one that is good. The one before it is answered with the same next token for some seconds,
   * because its answer may be lost, and later with another one, as long as nobody has used the next. Any older one is a
   * copy in other hands: the session ends.
   *
   * @returns undefined when the token is not good, whatever the reason
   */
  async refresh(token: string): Promise<{ session: Session; refreshToken: string } | undefined> {
    const at = this.clock.now();
    const tokenHash = hashRefreshToken(token);
    const next = newRefreshToken();
    const { manager } = this.dataSource;
    const change = {
      tokenHash,
      nextHash: hashRefreshToken(next),
      successorSealed: sealSuccessor(next, { token }),
      at,
    };
    const rotated = await repeated(() => rotateToken(manager, change));
    if (rotated !== undefined) return { session: rotated, refreshToken: next };

    const graceEndedAt = new Date(at.getTime() - this.config.refreshGraceSeconds * 1_000);
    const again = () => this.successorOf(token, { tokenHash, spentAfter: graceEndedAt, at });
    const just = await again();
    if (just !== undefined) return just;
    const replaced = await repeated(() =>
      replaceSuccessor(manager, { ...change, spentBefore: graceEndedAt }),
    );
    if (replaced !== undefined) return { session: replaced, refreshToken: next };
    // Another that came with the same token at the same moment has replaced it.
    const others = await again();
    if (others !== undefined) return others;

    await this.endCopied(tokenHash, at);
    return undefined;
  }

  private async successorOf(
    token: string,
    which: { tokenHash: Buffer; spentAfter: Date; at: Date },
  ): Promise<{ session: Session; refreshToken: string } | undefined> {
    const just = await readJustRotated(this.dataSource.manager, which);
    return just && { session: just.session, refreshToken: openSuccessor(just.successorSealed, { token }) };
  }

  list(whose: SessionFilter): Promise<Session[]> {
    return readOpenSessions(this.dataSource.manager, { ...whose, at: this.clock.now(), limit: LISTED_MAX });
  }

  /** The holder's own session with a wallet of his, unless it has ended. */
  find(holderId: string, sessionId: string): Promise<Session | undefined> {
    return readOpenSession(this.dataSource.manager, { holderId, sessionId, at: this.clock.now() });
  }

  /** @returns false when the holder has no such session; ending one twice is the same */
  revoke(which: SessionFilter & { sessionId: string }): Promise<boolean> {
    return revokeOwn(this.dataSource.manager, { ...which, at: this.clock.now() });
  }

  /** Ends all open sessions of somebody, or of one device: for those who change roles, suspend, or remove. */
  revokeAll(
    manager: EntityManager,
    which: { holderId: string; deviceId?: string; reason: RevocationReason },
  ): Promise<number> {
    return revokeAll(manager, { ...which, at: this.clock.now() });
  }

  /** Ends the sessions of those who serve by these appointments: the post is closed, or they have left it. */
  closePosts(manager: EntityManager, appointmentIds: readonly string[]): Promise<void> {
    return revokeAtPosts(manager, { appointmentIds, at: this.clock.now() });
  }

  hasSignedInBefore(holderId: string, manager: EntityManager): Promise<boolean> {
    return hasSignedInBefore(manager, holderId);
  }

  private lifeOf({ kind, appointmentId }: Holder): number {
    if (kind === 'staff') return this.config.staffSessionHours * HOUR_MS;
    return appointmentId === undefined
      ? this.config.personSessionDays * DAY_MS
      : this.config.postSessionHours * HOUR_MS;
  }

  private endCopied(tokenHash: Buffer, at: Date): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      const session = await revokeFamily(manager, { tokenHash, at });
      if (session === undefined) return;
      await this.audit.record(manager, {
        by: { kind: 'nobody', id: 'unknown' },
        operation: 'identity.refresh',
        subject: { kind: 'session', id: session.sessionId },
        onBehalfOf: `${session.holderKind}:${session.holderId}`,
        after: { state: 'revoked' },
        reason: 'a refresh token that was spent before was shown again',
      });
    });
  }
}
