import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import sirv from 'sirv';
import { GatewayConfig } from '../config';

/** Everything comes from here and nothing from elsewhere; no inline script or style. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** The static web apps: `/` (a page with links), `/wallet/` and `/console/`. */
@Injectable()
export class PagesRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    // What is built of the apps lies side by side.
    const apps = this.config.webRoot ?? join(__dirname, '..', '..', '..');
    serve(fastify, '/', join(__dirname, 'index'));
    for (const app of ['wallet', 'console']) {
      fastify.get(`/${app}`, (_request, reply) => reply.redirect(`/${app}/`, 308));
      serve(fastify, `/${app}/`, join(apps, app, 'site'));
    }
  }
}

function serve(fastify: FastifyInstance, prefix: string, folder: string): void {
  // `dev` looks at the disk for each request: these pages are few, and a change shows at once.
  const files = sirv(folder, { dev: true, etag: true, dotfiles: false });
  const path = prefix === '/' ? '/:file?' : `${prefix}*`;
  fastify.get(path, (request, reply) => {
    const { file, '*': rest } = request.params as { file?: string; '*'?: string };
    const asked = file ?? rest ?? '';
    request.raw.url = `/${encodeURI(asked)}`;
    // A range of so small a file is of no use, and a bad one would break the stream.
    delete request.raw.headers.range;
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(HEADERS)) raw.setHeader(name, value);
    files(request.raw, raw, () => {
      raw.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
    });
  });
}
