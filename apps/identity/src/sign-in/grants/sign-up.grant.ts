import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CallerV1, SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CoolDowns } from '../../cool-downs/cool-downs.service';
import { SignUps } from '../../sign-up/sign-up.service';
import { Sessions } from '../../sessions/sessions.service';
import { callerOfWallet } from '../caller-of-wallet';
import { SessionTokens } from '../session-tokens.service';
import { given } from './given';

/** A person who may be new, by phone and one-time code. */
@Injectable()
export class SignUpGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signUps: SignUps,
    private readonly sessions: Sessions,
    private readonly coolDowns: CoolDowns,
    private readonly tokens: SessionTokens,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const [phone, code] = [given(body, 'phone'), given(body, 'code')];
    const [network, language] = [given(body, 'network'), given(body, 'language')];
    const { nameAr, nameFr } = body;
    const asHimself = (id: string): CallerV1 => ({ kind: 'person', id, roles: ['customer'], network });
    const holder = { phone, code, language, nameAr, nameFr };
    const { personId, wallet } = await this.signUps.signUp(network, holder, asHimself);
    return inTransaction(this.dataSource, async (manager) => {
      // Who was here before comes without his device.
      if (await this.sessions.hasSignedInBefore(personId, manager))
        await this.coolDowns.start(manager, { personId, reason: 'new_device' });
      return this.tokens.begin(callerOfWallet(personId, wallet), { manager });
    });
  }
}
