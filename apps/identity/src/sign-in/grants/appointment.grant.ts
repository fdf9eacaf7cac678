import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import type { SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { acceptAppointment } from '../../appointments/appointed.queries';
import { IdentityConfig } from '../../config';
import { AccessTokens } from '../access-tokens.service';
import { OneTimeCodes } from '../one-time-codes.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { readPersonToSignIn } from '../sign-in.queries';
import { given } from './given';

/**
 * A person who serves in a shop or at an agent's counter, by phone and one-time code. There is no session to refresh:
 * whoever is dismissed is out when the token ends.
 */
@Injectable()
export class AppointmentGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly tokens: AccessTokens,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const phoneHash = await this.codes.redeem({ phone: given(body, 'phone'), code: given(body, 'code') });
    const { manager } = this.dataSource;
    const person = phoneHash && (await readPersonToSignIn(manager, phoneHash));
    if (phoneHash === undefined || person === undefined)
      throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    const caller = await acceptAppointment(
      manager,
      { personId: person.personId, phoneHash },
      {
        role: body.appointedAs,
        network: body.network,
        appointmentId: body.appointmentId,
        at: this.clock.now(),
      },
    );
    if (caller === undefined) throw SIGN_IN_ERRORS.error('identity.no_such_post');
    return this.tokens.issue(caller, this.config.personTokenTtlSeconds);
  }
}
