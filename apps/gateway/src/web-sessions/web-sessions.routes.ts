import { readSessions, revokeSession, signIn, type CallerV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Admission } from '../api/admission.service';
import { EventStreams } from '../events/event-streams.service';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { AccessTokens } from '../tokens/access-tokens.service';
import { beginWebSession, endWebSession, readWebSession } from './web-sessions.endpoints';
import { WebSessions } from './web-sessions.service';
import { webAppOf } from './web-app';

/** Who is signed in. Names of things only: nothing that opens anything. */
export type WebSession = Pick<
  CallerV1,
  'kind' | 'id' | 'roles' | 'network' | 'walletId' | 'merchantCode' | 'agentId' | 'sessionId'
> & {
  /** When one has to sign in again, whatever one does until then. */
  readonly endsAt: string;
};

/** `/auth/web-sessions`: a sign-in whose tokens lie in cookies of the page that asked. */
@Injectable()
export class WebSessionsRoutes {
  constructor(
    private readonly asks: Asks,
    private readonly tokens: AccessTokens,
    private readonly admission: Admission,
    private readonly webSessions: WebSessions,
    private readonly streams: EventStreams,
  ) {}

  mount(api: FastifyInstance): void {
    api.route({
      method: beginWebSession.method,
      url: beginWebSession.path,
      handler: (request, reply) => this.begin(request, reply),
    });
    api.route({
      method: readWebSession.method,
      url: readWebSession.path,
      onRequest: this.admission.of(readWebSession.operation),
      handler: (request, reply) => this.read(request, reply),
    });
    api.route({
      method: endWebSession.method,
      url: endWebSession.path,
      onRequest: this.admission.of(endWebSession.operation),
      handler: (request, reply) => this.end(request, reply),
    });
  }

  private async begin(request: FastifyRequest, reply: FastifyReply): Promise<WebSession> {
    const app = this.webSessions.pageOf(request);
    // Read by its owner, like every body.
    const signedIn = await this.asks.ask(signIn, { body: request.body as never });
    const { caller, endsAt } = await this.tokens.verify(signedIn.accessToken);
    this.webSessions.keep(app, signedIn, request, reply);
    void reply.status(201);
    return shown(caller, signedIn.sessionEndsAt ?? endsAt.toISOString());
  }

  /** Identity is asked, because a token of a session that has ended is good for minutes more. */
  private async read(request: FastifyRequest, reply: FastifyReply): Promise<WebSession> {
    const { caller, tokenEndsAt } = request as FastifyRequest & { caller: CallerV1; tokenEndsAt: Date };
    const { sessions } = await this.asks.ask(readSessions, { caller });
    if (caller.sessionId === undefined) return shown(caller, tokenEndsAt.toISOString());
    const session = sessions.find(({ isCurrent }) => isCurrent);
    if (session) return shown(caller, session.expiresAt);
    this.forget(request, reply);
    throw GATEWAY_ERRORS.error('platform.token_expired');
  }

  /** Whatever becomes of the question, this browser keeps nothing: the phone may be on its way into other hands. */
  private async end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    this.forget(request, reply);
    const caller = request.caller as CallerV1;
    if (caller.sessionId !== undefined) {
      this.streams.endSession(caller.sessionId);
      await this.asks.ask(revokeSession, { caller });
    }
    return reply.status(204).send();
  }

  private forget(request: FastifyRequest, reply: FastifyReply): void {
    const app = webAppOf(request);
    if (app !== undefined) this.webSessions.forget(app, request, reply);
  }
}

function shown(caller: CallerV1, endsAt: string): WebSession {
  const { strength: _proven, scopes: _narrowed, ...who } = caller;
  return { ...who, endsAt };
}
