import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type { CallerV1, SignedInV1, SignInBodyV1 } from '@hanout/contracts';
import { currentOrigin } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { isAmong } from '../../api-clients/addresses';
import { narrowed } from '../../api-clients/api-client-access';
import { Attempts } from '../../attempts/attempts.service';
import { IdentityConfig } from '../../config';
import { AccessTokens } from '../access-tokens.service';
import { Passwords } from '../passwords.service';
import { SIGN_IN_ERRORS } from '../sign-in.errors';
import { noteClientUsed, readApiClient, type ClientCredential } from '../sign-in.queries';
import { given } from './given';

/** An API client, by id and secret, from where it may come and for what it may do. */
@Injectable()
export class ClientGrant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly tokens: AccessTokens,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async signIn(body: SignInBodyV1): Promise<SignedInV1> {
    const [clientId, secret] = [given(body, 'clientId'), given(body, 'clientSecret')];
    // By address only: a client's name is no secret, and whoever knows it must not be able to lock it out.
    const attempt = await this.attempts.take();
    const now = this.clock.now();
    const found = await readApiClient(this.dataSource.manager, { clientId, at: now });
    const access = found && narrowed(found.scopes, body.scopes);
    const fits = await this.fits(secret, found);
    if (!fits || found === undefined || access === undefined || !this.mayComeFromHere(found))
      throw SIGN_IN_ERRORS.error('identity.sign_in_refused');
    await attempt.forgive();
    const { id, roles, network } = found;
    await noteClientUsed(this.dataSource.manager, { id, day: businessDayOf(now) });
    const caller: CallerV1 = { kind: 'client', id, roles, ...(network !== null && { network }), ...access };
    return this.tokens.issue(caller, this.config.clientTokenTtlSeconds);
  }

  private async fits(secret: string, found: ClientCredential | undefined): Promise<boolean> {
    if (await this.passwords.verify(secret, found?.hash)) return true;
    const former = found?.formerHash;
    return former !== undefined && former !== null && this.passwords.verify(secret, former);
  }

  private mayComeFromHere({ addresses }: ClientCredential): boolean {
    return addresses === null || isAmong(addresses, currentOrigin().address);
  }
}
