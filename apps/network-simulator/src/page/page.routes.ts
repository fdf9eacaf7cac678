import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import sirv from 'sirv';

/** Everything comes from here and nothing from elsewhere; no inline script or style. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

/** The page for developers, at `/`. */
@Injectable()
export class PageRoutes implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const files = sirv(join(__dirname, 'files'), { dev: true, etag: true, dotfiles: false });
    fastify.get('/:file?', (request, reply) => {
      const { file = '' } = request.params as { file?: string };
      request.raw.url = `/${encodeURI(file)}`;
      delete request.raw.headers.range;
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(HEADERS)) raw.setHeader(name, value);
      files(request.raw, raw, () => {
        raw.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
      });
    });
  }
}
