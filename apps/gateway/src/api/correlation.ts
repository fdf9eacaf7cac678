import { createHash, randomUUID } from 'node:crypto';
import type { Origin } from '@hanout/messaging';
import type { FastifyRequest } from 'fastify';

export const CORRELATION_HEADER = 'x-correlation-id';
/** A UUID, or a trace id: nothing that could be a number, a name or a secret of somebody. */
const HARMLESS = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;

/** The sender's own id for a request when it is harmless to log, else one of ours. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && HARMLESS.test(header) ? header : randomUUID();
}

/** What travels with every ask that this request sets off. */
export function originOfRequest({ correlationId, ip: address, headers }: FastifyRequest): Origin {
  const agent = headers['user-agent'];
  return {
    correlationId,
    address,
    ...(agent !== undefined && { agentHash: createHash('sha256').update(agent).digest('hex').slice(0, 32) }),
  };
}
