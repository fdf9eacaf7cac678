import { Injectable } from '@nestjs/common';
import type { SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { AppointmentGrant } from './grants/appointment.grant';
import { ClientGrant } from './grants/client.grant';
import { CodeGrant } from './grants/code.grant';
import { PasskeyGrant } from './grants/passkey.grant';
import { SignUpGrant } from './grants/sign-up.grant';
import { RefreshGrant } from './grants/refresh.grant';
import { StaffGrant } from './grants/staff.grant';
import { RefusedSignIns } from './refused-sign-ins';

/** Gives an access token for a proof; one file for each kind of proof. Every one that fails is refused in the same words. */
@Injectable()
export class SignIn {
  constructor(
    private readonly code: CodeGrant,
    private readonly signUp: SignUpGrant,
    private readonly staff: StaffGrant,
    private readonly passkey: PasskeyGrant,
    private readonly client: ClientGrant,
    private readonly refresh: RefreshGrant,
    private readonly appointment: AppointmentGrant,
    private readonly refused: RefusedSignIns,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    try {
      return await this.byGrant(body);
    } catch (error) {
      await this.refused.record(body, error);
      throw error;
    }
  }

  private byGrant(body: SignInBodyV1): Promise<SignedInV1> {
    switch (body.grant) {
      case 'code':
        return this.code.signIn(body);
      case 'sign-up':
        return this.signUp.signIn(body);
      case 'staff':
        return this.staff.signIn(body);
      case 'passkey':
        return this.passkey.signIn(body);
      case 'client':
        return this.client.signIn(body);
      case 'appointment':
        return this.appointment.signIn(body);
      case 'refresh':
        return this.refresh.signIn(body);
    }
  }
}
