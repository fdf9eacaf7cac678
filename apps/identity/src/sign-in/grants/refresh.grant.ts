import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CallerV1, SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { readAppointed } from '../../appointments/appointed.queries';
import type { Session } from '../../sessions/sessions.queries';
import { Sessions } from '../../sessions/sessions.service';
import { callerOfWallet } from '../caller-of-wallet';
import { SessionTokens } from '../session-tokens.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { readOpenWallet, readStaffById } from '../sign-in.queries';
import { given } from './given';

/** Whoever has a session, by its refresh token. What the new access token says is read anew: roles may have changed. */
@Injectable()
export class RefreshGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly tokens: SessionTokens,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const refreshed = await this.sessions.refresh(given(body, 'refreshToken'));
    const caller = refreshed && (await this.callerOf(refreshed.session));
    if (caller === undefined) throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    return this.tokens.answer(caller, refreshed!.session, refreshed!.refreshToken);
  }

  private async callerOf({
    holderKind,
    holderId,
    walletId,
    appointmentId,
  }: Session): Promise<CallerV1 | undefined> {
    const { manager } = this.dataSource;
    if (holderKind === 'staff') {
      const staff = await readStaffById(manager, holderId);
      return staff && { kind: 'staff', id: holderId, roles: staff.roles };
    }
    if (appointmentId !== undefined) return readAppointed(manager, { personId: holderId, appointmentId });
    const wallet = await readOpenWallet(manager, { personId: holderId, walletId: walletId! });
    return wallet && callerOfWallet(holderId, wallet);
  }
}
