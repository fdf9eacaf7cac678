import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { ActivateStaffBodyV1, StaffActivatedV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { Attempts } from '../attempts/attempts.service';
import { SplitSecrets } from '../proposals/split-secrets.service';
import { hashPassword } from '../sign-in/password-hash';
import { SIGN_IN_ERRORS } from '../sign-in/sign-in.errors';
import { activate, readInvitation } from './staff.queries';

/** The invited person, who has a half of the code from each of two administrators, sets a password. */
@Injectable()
export class StaffActivation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SplitSecrets,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.sign_in_refused`, in the same words whatever was wrong */
  async activate({ username, password, ...parts }: ActivateStaffBodyV1): Promise<StaffActivatedV1> {
    const attempt = await this.attempts.take(username);
    const at = this.clock.now();
    const invitation = await readInvitation(this.dataSource.manager, { username, at });
    const passwordHash = await hashPassword(password);
    if (invitation === undefined || !this.fits(invitation.invitationId, parts))
      throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    const { staffId } = invitation;
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await activate(manager, { ...invitation, passwordHash, at })))
        throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
      await this.audit.record(manager, {
        by: { kind: 'nobody', id: 'sign-in' },
        operation: 'identity.activate-staff',
        subject: { kind: 'staff', id: staffId },
        after: { state: 'active', invitationId: invitation.invitationId },
      });
    });
    await attempt.forgive();
    return { staffId };
  }

  private fits(
    invitationId: string,
    { makerPart, checkerPart }: { makerPart: string; checkerPart: string },
  ): boolean {
    const expected = Buffer.from(this.secrets.whole(invitationId));
    const given = Buffer.from(`${makerPart.trim().toUpperCase()}-${checkerPart.trim().toUpperCase()}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
