import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CallerV1, SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { IdentityConfig } from '../config';
import { AccessTokens } from './access-tokens.service';
import { OneTimeCodes } from './one-time-codes.service';
import { Passwords } from './passwords.service';
import { SIGN_IN_ERRORS } from './sign-in.errors';
import { readApiClient, readPersonToSignIn, readStaff, type Credential } from './sign-in.queries';
import { chooseWallet } from './wallet-choice';

/** Gives an access token for a proof. Every proof that fails is refused in the same words. */
@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly passwords: Passwords,
    private readonly tokens: AccessTokens,
    private readonly config: IdentityConfig,
  ) {}

  signIn(body: SignInBodyV1): Promise<SignedInV1> {
    switch (body.grant) {
      case 'code':
        return this.signInByCode(body);
      case 'staff':
        return this.signInStaff(body);
      case 'client':
        return this.signInClient(body);
    }
  }

  private async signInByCode(body: SignInBodyV1): Promise<SignedInV1> {
    const phoneHash = await this.codes.redeem({ phone: given(body, 'phone'), code: given(body, 'code') });
    const person =
      phoneHash === undefined ? undefined : await readPersonToSignIn(this.dataSource.manager, phoneHash);
    if (person === undefined) throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    const wallet = chooseWallet(person.wallets, body);
    if (wallet === undefined) throw SIGN_IN_ERRORS.error('identity.no_such_wallet');
    const { walletId, kind, network, merchantCode } = wallet;
    const caller: CallerV1 = {
      kind: 'person',
      id: person.personId,
      roles: [kind],
      network,
      walletId,
      ...(merchantCode !== undefined && { merchantCode }),
    };
    return { ...(await this.tokenFor(caller, this.config.personTokenTtlSeconds)), walletId };
  }

  private async signInStaff(body: SignInBodyV1): Promise<SignedInV1> {
    const password = given(body, 'password');
    const found = await readStaff(this.dataSource.manager, given(body, 'username'));
    const { id, roles } = await this.proven(found, password);
    return this.tokenFor({ kind: 'staff', id, roles }, this.config.staffTokenTtlSeconds);
  }

  private async signInClient(body: SignInBodyV1): Promise<SignedInV1> {
    const secret = given(body, 'clientSecret');
    const found = await readApiClient(this.dataSource.manager, given(body, 'clientId'));
    const { id, roles, network } = await this.proven(found, secret);
    const caller: CallerV1 = { kind: 'client', id, roles, ...(network !== null && { network }) };
    return this.tokenFor(caller, this.config.clientTokenTtlSeconds);
  }

  private async proven(found: Credential | undefined, password: string): Promise<Credential> {
    const fits = await this.passwords.verify(password, found?.hash);
    if (!fits || found === undefined) throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    return found;
  }

  private async tokenFor(caller: CallerV1, ttlSeconds: number): Promise<SignedInV1> {
    return { accessToken: await this.tokens.sign(caller, ttlSeconds), expiresInSeconds: ttlSeconds };
  }
}

function given(
  body: SignInBodyV1,
  field: 'phone' | 'code' | 'username' | 'password' | 'clientId' | 'clientSecret',
): string {
  const value = body[field];
  if (value === undefined) throw PLATFORM_ERRORS.error('platform.invalid_input', { field: `body.${field}` });
  return value;
}
