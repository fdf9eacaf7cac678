import type { Clock } from '@hanout/calendar';
import type { SignedInV1 } from '@hanout/contracts';
import { DomainError, PLATFORM_ERRORS } from '@hanout/errors';
import { withOrigin } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOfRequest } from '../api/correlation';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { AccessTokens, type VerifiedToken } from '../tokens/access-tokens.service';
import { isFromOwnSite, isSaidToBeFromOwnSite } from './own-site';
import { Renewals } from './renewals.service';
import { cookiesOf, noCookies, tokensIn } from './session-cookies';
import { webAppOf, webAppOfAddress, type WebApp } from './web-app';

/** Sign-ins that a browser keeps in cookies: the tokens of identity, out of reach of any script. */
@Injectable()
export class WebSessions {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly renewals: Renewals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Who asks, by the cookies of the page that says it asks. They are looked at for no other page, and for none that is not
   * ours; `byAddress`: for a link or an event stream, which cannot say more than `?web=…`.
   *
   * @throws DomainError `platform.unauthenticated`, `platform.cross_site`, `platform.token_expired`, `platform.unavailable`
   */
  async admit(
    request: FastifyRequest,
    reply: FastifyReply,
    { byAddress }: { byAddress: boolean },
  ): Promise<VerifiedToken> {
    const app = webAppOf(request);
    if (app !== undefined) {
      if (!isFromOwnSite(request)) throw GATEWAY_ERRORS.error('platform.cross_site');
      return this.verified(app, request, reply);
    }
    const named = byAddress && request.method === 'GET' ? webAppOfAddress(request) : undefined;
    if (named === undefined) throw PLATFORM_ERRORS.error('platform.unauthenticated');
    if (!isSaidToBeFromOwnSite(request)) throw GATEWAY_ERRORS.error('platform.cross_site');
    return this.verified(named, request, reply);
  }

  /** The page of ours that wants to keep a sign-in. @throws DomainError `platform.web_app_missing`, `platform.cross_site` */
  pageOf(request: FastifyRequest): WebApp {
    const app = webAppOf(request);
    if (app === undefined) throw GATEWAY_ERRORS.error('platform.web_app_missing', { field: 'x-hanout-web' });
    if (!isFromOwnSite(request)) throw GATEWAY_ERRORS.error('platform.cross_site');
    return app;
  }

  keep(app: WebApp, signedIn: SignedInV1, request: FastifyRequest, reply: FastifyReply): void {
    void reply.header('set-cookie', cookiesOf(signedIn, placeOf(app, request), this.clock.now()));
  }

  forget(app: WebApp, request: FastifyRequest, reply: FastifyReply): void {
    void reply.header('set-cookie', noCookies(placeOf(app, request)));
  }

  private async verified(app: WebApp, request: FastifyRequest, reply: FastifyReply): Promise<VerifiedToken> {
    const { access, renewal } = tokensIn(request.headers.cookie, placeOf(app, request));
    if (access !== undefined) {
      try {
        return await this.tokens.verify(access);
      } catch (error) {
        if (renewal === undefined || !isUnauthenticated(error)) throw error;
      }
    }
    if (renewal === undefined) throw PLATFORM_ERRORS.error('platform.unauthenticated');
    const signedIn = await this.renewed(renewal, app, request, reply);
    this.keep(app, signedIn, request, reply);
    return this.tokens.verify(signedIn.accessToken);
  }

  private async renewed(
    renewal: string,
    app: WebApp,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignedInV1> {
    try {
      return await withOrigin(originOfRequest(request), () => this.renewals.renew(renewal));
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      this.forget(app, request, reply);
      throw GATEWAY_ERRORS.error('platform.token_expired', { cause: error });
    }
  }
}

function placeOf(app: WebApp, { protocol }: FastifyRequest): { app: WebApp; isOverTls: boolean } {
  return { app, isOverTls: protocol === 'https' };
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof DomainError && error.kind === 'unauthenticated';
}
