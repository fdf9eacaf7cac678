import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CoolDowns } from '../../cool-downs/cool-downs.service';
import { messageOf, verifySignature } from '../../devices/device-signature';
import { readOwnDevice } from '../../devices/devices.queries';
import { Sessions } from '../../sessions/sessions.service';
import { callerOfWallet } from '../caller-of-wallet';
import { OneTimeCodes } from '../one-time-codes.service';
import { SessionTokens } from '../session-tokens.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { readPersonToSignIn } from '../sign-in.queries';
import { chooseWallet } from '../wallet-choice';
import { given } from './given';

/** A person, by phone and one-time code. */
@Injectable()
export class CodeGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly sessions: Sessions,
    private readonly coolDowns: CoolDowns,
    private readonly tokens: SessionTokens,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const phoneHash = await this.codes.redeem({ phone: given(body, 'phone'), code: given(body, 'code') });
    const person =
      phoneHash === undefined ? undefined : await readPersonToSignIn(this.dataSource.manager, phoneHash);
    if (person === undefined) throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    const wallet = chooseWallet(person.wallets, body);
    if (wallet === undefined) throw SIGN_IN_ERRORS.error('identity.no_such_wallet');
    const deviceId = await this.provedDevice(person.personId, body);
    return inTransaction(this.dataSource, async (manager) => {
      const { personId } = person;
      const isNewDevice =
        deviceId === undefined && (await this.sessions.hasSignedInBefore(personId, manager));
      if (isNewDevice) await this.coolDowns.start(manager, { personId, reason: 'new_device' });
      return this.tokens.begin(callerOfWallet(personId, wallet), { deviceId, manager });
    });
  }

  /** The code is the challenge: it is random, fresh and used once. A proof that fails is no device, and no refusal. */
  private async provedDevice(personId: string, { device, code }: SignInBodyV1): Promise<string | undefined> {
    if (device === undefined) return undefined;
    const { deviceId, signature } = device;
    const known = await readOwnDevice(this.dataSource.manager, { deviceId, personId });
    const message = messageOf('hanout:sign-in:v1', deviceId, code!.trim());
    return known && verifySignature(known.publicKey, message, signature) ? deviceId : undefined;
  }
}
