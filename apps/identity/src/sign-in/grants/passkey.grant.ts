import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { Attempts } from '../../attempts/attempts.service';
import { Passkeys } from '../../second-factors/passkeys.service';
import { SessionTokens } from '../session-tokens.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { readStaffById } from '../sign-in.queries';
import { given } from './given';

/** Staff, by passkey alone; a name that others have locked by guessing does not stand in the way. */
@Injectable()
export class PasskeyGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: Attempts,
    private readonly passkeys: Passkeys,
    private readonly tokens: SessionTokens,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const assertion = given(body, 'passkey');
    const attempt = await this.attempts.take();
    const id = await this.passkeys.prove(assertion);
    const staff = id === undefined ? undefined : await readStaffById(this.dataSource.manager, id);
    if (id === undefined || staff === undefined) throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    await attempt.forgive();
    return this.tokens.begin({ kind: 'staff', id, roles: staff.roles });
  }
}
