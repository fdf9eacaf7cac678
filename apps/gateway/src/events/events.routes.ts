import type { CallerV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Admission } from '../api/admission.service';
import { EventStream } from './event-stream';
import { EventStreams } from './event-streams.service';
import { eventsEndpoint } from './events.endpoints';
import { accountOf } from './payment-news';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that gathers before it sends would keep the news.
  'x-accel-buffering': 'no',
};

/** `GET /events`: an answer that does not end, for `EventSource`. */
@Injectable()
export class EventsRoutes {
  constructor(
    private readonly admission: Admission,
    private readonly streams: EventStreams,
  ) {}

  mount(api: FastifyInstance): void {
    const { method, path, operation } = eventsEndpoint;
    api.route({
      method,
      url: path,
      exposeHeadRoute: false,
      onRequest: this.admission.of(operation, { byAddress: true }),
      handler: (request, reply) => this.open(request, reply),
    });
  }

  private open(request: FastifyRequest, reply: FastifyReply): void {
    const { caller, tokenEndsAt } = request as FastifyRequest & { caller: CallerV1; tokenEndsAt: Date };
    const account = accountOf(caller);
    if (account === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
    this.streams.makeRoom();
    const { id: callerId, sessionId } = caller;
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...HEADERS }))
      if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200);
    const stream = new EventStream(
      { callerId, account, endsAt: tokenEndsAt, ...(sessionId !== undefined && { sessionId }) },
      raw,
    );
    const forget = this.streams.add(stream);
    const end = setTimeout(() => stream.end(), Math.max(0, tokenEndsAt.getTime() - Date.now()));
    raw.once('close', () => {
      clearTimeout(end);
      forget();
    });
    stream.begin({ isResumed: request.headers['last-event-id'] !== undefined });
  }
}
