import type { Operation } from '@hanout/access';
import type { CallerV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { EventsRoutes } from '../events/events.routes';
import { UploadsRoutes } from '../uploads/uploads.routes';
import { routes } from '../routes';
import type { CallerRequest, Route } from '../routes/route';
import { WebSessionsRoutes } from '../web-sessions/web-sessions.routes';
import { Admission } from './admission.service';
import { prepareApiScope, sendProblem } from './api-scope';

/**
 * Mounts the route table straight on Fastify, below `/api/v1`, in a scope of its own. Nest's pipeline is left out: a
 * request here is a token check, one ask and its answer, and bodies are not looked at.
 */
@Injectable()
export class ApiRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: GatewayConfig,
    private readonly asks: Asks,
    private readonly admission: Admission,
    private readonly uploads: UploadsRoutes,
    private readonly webSessions: WebSessionsRoutes,
    private readonly events: EventsRoutes,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const mount = (scope: FastifyInstance, _options: object, done: () => void): void => {
      prepareApiScope(scope, this.config);
      for (const route of routes) this.mount(scope, route);
      this.uploads.mount(scope);
      this.webSessions.mount(scope);
      this.events.mount(scope);
      done();
    };
    void fastify.register(mount, { prefix: '/api/v1' });
  }

  private mount(scope: FastifyInstance, route: Route): void {
    scope.route({
      method: route.method,
      url: route.path,
      ...(route.roles !== 'anyone' && {
        onRequest: this.admission.of(route.operation as Operation, { byAddress: route.isFile }),
      }),
      handler: async (request, reply) => {
        const { status, headers, body, problem } = await route.answer(this.asks, asRowSeesIt(request));
        if (headers) reply.headers(headers);
        if (problem) return sendProblem(reply, request, problem, body);
        reply.status(status);
        return body;
      },
    });
  }
}

function asRowSeesIt(request: FastifyRequest): CallerRequest {
  return {
    // Rows for anyone do not see a caller (their type has none); all others were admitted.
    caller: request.caller as CallerV1,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: request.body,
    accept: request.headers.accept ?? '',
    idempotencyKey: () => {
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || key === '')
        throw GATEWAY_ERRORS.error('platform.idempotency_key_missing');
      return key;
    },
  };
}
