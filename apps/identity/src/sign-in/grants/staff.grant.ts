import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { Attempts } from '../../attempts/attempts.service';
import { SECOND_FACTORS_ERRORS } from '../../second-factors/second-factors.errors';
import { Totp } from '../../second-factors/totp.service';
import { Passwords } from '../passwords.service';
import { SessionTokens } from '../session-tokens.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { readStaff } from '../sign-in.queries';
import { given } from './given';

/** Staff, by user name and password, and by a second factor as soon as one is enrolled. */
@Injectable()
export class StaffGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly totp: Totp,
    private readonly tokens: SessionTokens,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const [username, password] = [given(body, 'username'), given(body, 'password')];
    const attempt = await this.attempts.take(username);
    const found = await readStaff(this.dataSource.manager, username);
    const fits = await this.passwords.verify(password, found?.hash);
    if (!fits || found === undefined) throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    const { id, roles } = found;
    const second = await this.totp.check(id, body);
    if (second === 'missing') throw SECOND_FACTORS_ERRORS.error('identity.second_factor_needed');
    if (second === 'wrong') throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    await attempt.forgive();
    return this.tokens.begin({ kind: 'staff', id, roles });
  }
}
