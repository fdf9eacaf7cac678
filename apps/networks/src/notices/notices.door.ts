import type { RawNotice } from '@hanout/network-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NetworksConfig } from '../config';
import { NoticeCounts } from './notice-counts';
import { NoticesService } from './notices.service';

const PREFIX = '/notices';

/** The door to which a network brings its notices: any method, any content type, the bytes as they came. */
@Injectable()
export class NoticesDoor implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly notices: NoticesService,
    private readonly counts: NoticeCounts,
    private readonly config: NetworksConfig,
  ) {}

  onModuleInit(): void {
    if (!this.notices.isOpen) return;
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register((scope, _options, done) => {
      this.mount(scope);
      done();
    });
  }

  private mount(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    const bodyLimit = this.config.noticeMaxBytes;
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, read) =>
      read(null, body),
    );
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      const isTooLarge = error.statusCode === 413;
      if (isTooLarge) this.counts.add('too_large');
      return reply.status(isTooLarge ? 413 : 400).send();
    });
    for (const url of [PREFIX, `${PREFIX}/*`])
      scope.all(url, { bodyLimit }, (request, reply) => this.receive(request, reply));
  }

  private async receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { answer } = await this.notices.receive(noticeOf(request), 'door');
    return reply
      .status(answer.status)
      .headers(answer.headers ?? {})
      .send(answer.body ?? '');
  }
}

/** Headers that came several times are joined as HTTP says. */
function noticeOf({ method, url, headers, body }: FastifyRequest): RawNotice {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    name: `${method} ${url.slice(PREFIX.length) || '/'}`,
    headers: Object.fromEntries(entries),
    raw: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
