import type { CallerV1 } from '@hanout/contracts';
import { describeFailure, PLATFORM_ERRORS, type DomainError } from '@hanout/errors';
import { NoAnswer, withOrigin } from '@hanout/messaging';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { CORRELATION_HEADER, correlationIdOf, originOfRequest } from './correlation';
import { internalProblem, languageOf, PROBLEM_JSON, problemOf, refusalOf } from './problem';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on routes that need a caller. */
    caller: CallerV1 | null;
    /** When the caller's access token ends. */
    tokenEndsAt: Date | null;
    correlationId: string;
  }
}

const logger = new Logger('api');

/** Answers are for who asked, and are what they say they are; a route that knows better says otherwise. */
const KEPT_BY_NOBODY = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** What every route below `/api/v1` shares: a correlation id, JSON bodies, and problems for whatever goes wrong. */
export function prepareApiScope(scope: FastifyInstance, settings: { jsonBodyMaxBytes: number }): void {
  const { jsonBodyMaxBytes } = settings;
  scope.decorateRequest('caller', null);
  scope.decorateRequest('tokenEndsAt', null);
  scope.decorateRequest('correlationId', '');
  scope.addHook('onRequest', (request, reply, done) => {
    request.correlationId = correlationIdOf(request.headers[CORRELATION_HEADER]);
    reply.headers({ [CORRELATION_HEADER]: request.correlationId, ...KEPT_BY_NOBODY });
    done();
  });
  // After the body: what is read from a socket does not keep what was set before it.
  scope.addHook('preHandler', (request, _reply, done) => withOrigin(originOfRequest(request), done));
  readJsonBodies(scope, jsonBodyMaxBytes);
  scope.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error, { method: request.method, jsonBodyMaxBytes });
    if (refusal) {
      if (error instanceof NoAnswer) logger.warn(`${error.message} (${request.correlationId})`);
      return sendProblem(reply, request, refusal);
    }
    logger.error(`${request.correlationId} ${describeFailure(error)}`);
    const problem = internalProblem({ language: languageOf(request.headers['accept-language']), ...request });
    return reply.status(problem.status).type(PROBLEM_JSON).send(problem);
  });
  scope.setNotFoundHandler((request, reply) =>
    sendProblem(reply, request, PLATFORM_ERRORS.error('platform.not_found')),
  );
}

/** Nothing but JSON is read here, and `__proto__` in it is refused. A POST with an empty body has none. */
function readJsonBodies(scope: FastifyInstance, bodyLimit: number): void {
  scope.removeAllContentTypeParsers();
  const readJson = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string', bodyLimit },
    (request, text, done) => {
      if (text === '') return done(null, undefined);
      // Fastify says in its own error what is wrong; to the sender it is all one.
      return readJson(request, text, (error, body) =>
        error ? done(GATEWAY_ERRORS.error('platform.invalid_json')) : done(null, body),
      );
    },
  );
}

export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  refusal: DomainError,
  extension: object = {},
): FastifyReply {
  const { correlationId, headers } = request;
  const problem = problemOf(refusal, { language: languageOf(headers['accept-language']), correlationId });
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (problem.status === 503 || problem.status === 504) void reply.header('retry-after', '2');
  return reply
    .status(problem.status)
    .header('vary', 'accept-language')
    .type(PROBLEM_JSON)
    .send({ ...extension, ...problem });
}
