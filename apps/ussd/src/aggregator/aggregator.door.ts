import type { Clock } from '@hanout/calendar';
import { describeFailure } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UssdConfig } from '../config';
import { MessagesIn } from '../messages/messages-in.service';
import { closed, type Screen } from '../menu/screens';
import { Sessions } from '../sessions/sessions.service';
import { readDialled, readReceived } from './form';
import { isAggregator } from './proof';

const BODY_MAX_BYTES = 16_384;

type Handler = (form: URLSearchParams, reply: FastifyReply) => Promise<FastifyReply>;

/** The aggregator's way in: forms, read from the bytes that he signed. He hears no 5xx, for his phones would show it. */
@Injectable()
export class AggregatorDoor implements OnModuleInit {
  private readonly logger = new Logger('aggregator');

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly sessions: Sessions,
    private readonly messages: MessagesIn,
    private readonly config: UssdConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      this.mount(scope);
      done();
    });
  }

  private mount(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_MAX_BYTES },
      (_request, body, read) => read(null, body),
    );
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
      reply.status(error.statusCode === 413 ? 413 : 400).send(),
    );
    this.post(scope, '/ussd', (form, reply) => this.dialled(form, reply));
    this.post(scope, '/sms', (form, reply) => this.received(form, reply));
  }

  private post(scope: FastifyInstance, path: string, handle: Handler): void {
    scope.post(path, { bodyLimit: BODY_MAX_BYTES }, (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!this.isTheirs(request, bytes)) return reply.status(401).send();
      return handle(new URLSearchParams(bytes.toString('utf8')), reply);
    });
  }

  private isTheirs({ ip, headers, query }: FastifyRequest, bytes: Buffer): boolean {
    const raw = { address: ip, headers, query: query as Record<string, unknown>, bytes };
    const isTheirs = isAggregator(raw, this.config, this.clock.now());
    if (!isTheirs) this.logger.warn(`a request that is not the aggregator's is refused`);
    return isTheirs;
  }

  private async dialled(form: URLSearchParams, reply: FastifyReply): Promise<FastifyReply> {
    const dialled = readDialled(form);
    if (dialled === undefined) return reply.status(400).send();
    const until = performance.now() + this.config.replyWithinMs;
    const screen = await this.sessions.answer(dialled, until).catch((error: unknown): Screen => {
      this.logger.error(`a session: ${describeFailure(error)}`);
      return closed('working');
    });
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`${screen.isEnd ? 'END' : 'CON'} ${screen.text}`);
  }

  /** What could not be kept is brought again by an aggregator that hears no 200. */
  private async received(form: URLSearchParams, reply: FastifyReply): Promise<FastifyReply> {
    const received = readReceived(form);
    if (received === undefined) return reply.status(400).send();
    const isKept = await this.messages.receive(received).then(
      () => true,
      (error: unknown) => {
        this.logger.error(`a message: ${describeFailure(error)}`);
        return false;
      },
    );
    return reply.status(isKept ? 200 : 429).send();
  }
}
