import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import type { SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { acceptAppointment } from '../../appointments/appointed.queries';
import { OneTimeCodes } from '../one-time-codes.service';
import { SessionTokens } from '../session-tokens.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { readPersonToSignIn } from '../sign-in.queries';
import { given } from './given';

/**
 * A person who serves in a shop or at an agent's counter, by phone and one-time code. The session is as long as a working
 * day and ends with the appointment: whoever is dismissed is out when the access token ends.
 */
@Injectable()
export class AppointmentGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly tokens: SessionTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const phoneHash = await this.codes.redeem({ phone: given(body, 'phone'), code: given(body, 'code') });
    const person = phoneHash && (await readPersonToSignIn(this.dataSource.manager, phoneHash));
    if (phoneHash === undefined || person === undefined)
      throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    const wish = {
      role: body.appointedAs,
      network: body.network,
      appointmentId: body.appointmentId,
      at: this.clock.now(),
    };
    // One transaction: a dismissal at the same moment waits for the session, and ends it.
    return inTransaction(this.dataSource, async (manager) => {
      const accepted = await acceptAppointment(manager, { personId: person.personId, phoneHash }, wish);
      if (accepted === undefined) throw SIGN_IN_ERRORS.error('identity.no_such_post');
      const { caller, appointmentId } = accepted;
      return this.tokens.begin(caller, { appointmentId, manager });
    });
  }
}
