import { mayDo, type Operation } from '@hanout/access';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokens, type VerifiedToken } from '../tokens/access-tokens.service';
import { WebSessions } from '../web-sessions/web-sessions.service';

/** How a route is reached beside the usual way. */
interface Reach {
  /** By a link or an event stream of ours, which cannot send a header: `?web=…` names the page. */
  readonly byAddress?: boolean;
}

/** Who may come in: by a bearer token, or by the cookies of a web session. With both, the token speaks. */
@Injectable()
export class Admission {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly webSessions: WebSessions,
  ) {}

  /**
   * Refuses whoever has no valid access token or none of the operation's roles, before a byte of the body is read.
   *
   * @throws DomainError `platform.unauthenticated`, `platform.token_invalid`, `platform.token_expired`,
   *   `platform.cross_site`, `platform.forbidden`
   */
  of(
    operation: Operation,
    { byAddress = false }: Reach = {},
  ): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
    return async (request, reply) => {
      const { caller, endsAt } = await this.whoAsks(request, reply, byAddress);
      if (!mayDo(caller, operation)) throw PLATFORM_ERRORS.error('platform.forbidden');
      request.caller = caller;
      request.tokenEndsAt = endsAt;
    };
  }

  private whoAsks(request: FastifyRequest, reply: FastifyReply, byAddress: boolean): Promise<VerifiedToken> {
    const authorizations = request.raw.headersDistinct.authorization;
    return authorizations === undefined
      ? this.webSessions.admit(request, reply, { byAddress })
      : this.tokens.verify(bearerOf(authorizations));
  }
}

/** The header alone, and once: with two, what stands before us might have looked at the other. */
function bearerOf([authorization = '', ...others]: readonly string[]): string {
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization)?.[1];
  if (token === undefined || others.length > 0) throw PLATFORM_ERRORS.error('platform.unauthenticated');
  return token;
}
