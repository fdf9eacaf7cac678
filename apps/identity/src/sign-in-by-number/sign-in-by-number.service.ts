import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NUMBER_SCOPES, type SignInByNumberV1, type SignedInByNumberV1 } from '@hanout/contracts';
import { PersonalData } from '../personal-data/personal-data.service';
import { Pins } from '../pins/pins.service';
import { callerOfWallet } from '../sign-in/caller-of-wallet';
import { SIGN_IN_ERRORS } from '../sign-in/sign-in.errors';
import { readPersonToSignIn } from '../sign-in/sign-in.queries';
import { chooseWallet } from '../sign-in/wallet-choice';

/** Somebody whose operator says the number, for a phone that can hold no token. */
@Injectable()
export class NumberSignIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly pins: Pins,
  ) {}

  async signIn({ phone, pin }: SignInByNumberV1): Promise<SignedInByNumberV1> {
    const person = await readPersonToSignIn(this.dataSource.manager, this.personalData.hashPhone(phone));
    const wallet = person && chooseWallet(person.wallets, {});
    if (person === undefined || wallet === undefined)
      throw SIGN_IN_ERRORS.error('identity.no_such_wallet', { field: 'phone' });
    const { personId, language } = person;
    const caller = callerOfWallet(personId, wallet);
    if (pin === undefined) return { caller: { ...caller, scopes: [...NUMBER_SCOPES] }, language };
    await this.pins.prove(personId, pin, 'pin');
    return { caller, language };
  }
}
