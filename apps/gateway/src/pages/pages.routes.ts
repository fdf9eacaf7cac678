import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import sirv from 'sirv';
import { GatewayConfig } from '../config';
import { ASKED_FOR_AGAIN, KEPT_FOR_EVER, NEVER_KEPT, pageHeaders, type PageNeeds } from './page-headers';
import { kindOf, NONCE_PLACE, SITES, type Site } from './sites';

const NONCE_BYTES = 16;

type Serve = (asked: string, request: FastifyRequest, reply: FastifyReply, cacheControl: string) => void;

/** The static web apps: `/` (a page with links), `/wallet/` and `/console/`. */
@Injectable()
export class PagesRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const serve = filesOf(join(__dirname, 'index'), {});
    fastify.get('/:file?', (request, reply) => {
      const { file } = request.params as { file?: string };
      serve(file || 'index.html', request, reply, ASKED_FOR_AGAIN);
    });
    // What is built of the apps lies side by side.
    const apps = this.config.webRoot ?? join(__dirname, '..', '..', '..');
    for (const site of SITES) mountSite(fastify, site, join(apps, site.name, 'site'));
  }
}

function mountSite(fastify: FastifyInstance, site: Site, folder: string): void {
  const { name, needs, writesStyles } = site;
  const serve = filesOf(folder, needs);
  fastify.get(`/${name}`, (_request, reply) => reply.redirect(`/${name}/`, 308));
  fastify.get(`/${name}/*`, async (request, reply) => {
    const { '*': asked } = request.params as { '*': string };
    switch (kindOf(asked)) {
      case 'nothing':
        return notFound(reply, request, needs);
      case 'asset':
        return serve(asked, request, reply, KEPT_FOR_EVER);
      case 'file':
        return serve(asked, request, reply, ASKED_FOR_AGAIN);
      case 'page':
        return writesStyles
          ? pageWithNonce(folder, site, request, reply)
          : serve('index.html', request, reply, ASKED_FOR_AGAIN);
    }
  });
}

/** Files of a folder, packed as the build packed them where the browser unpacks. */
function filesOf(folder: string, needs: PageNeeds): Serve {
  // `dev` looks at the disk for each request: these files are few, and a change shows at once.
  const files = sirv(folder, { dev: true, etag: true, brotli: true, gzip: true, extensions: [] });
  return (asked, request, reply, cacheControl) => {
    request.raw.url = `/${encodeURI(asked)}`;
    // A range of so small a file is of no use, and a bad one would break the stream.
    delete request.raw.headers.range;
    reply.hijack();
    const { raw } = reply;
    const headers = { ...pageHeaders(needs, overTls(request)), 'cache-control': cacheControl };
    for (const [name, value] of Object.entries(headers)) raw.setHeader(name, value);
    files(request.raw, raw, () => {
      // What is not there may be tomorrow.
      raw.setHeader('cache-control', ASKED_FOR_AGAIN);
      raw.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
    });
  };
}

/** The page itself is small and sent as it is: only its nonce is new each time. */
async function pageWithNonce(
  folder: string,
  { needs }: Site,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return notFound(reply, request, needs);
  const styleNonce = randomBytes(NONCE_BYTES).toString('base64');
  return reply
    .headers({
      ...pageHeaders({ ...needs, styleNonce }, overTls(request)),
      'cache-control': NEVER_KEPT,
    })
    .type('text/html;charset=utf-8')
    .send(html.replaceAll(NONCE_PLACE, styleNonce));
}

function notFound(reply: FastifyReply, request: FastifyRequest, needs: PageNeeds): FastifyReply {
  return reply
    .status(404)
    .headers({ ...pageHeaders(needs, overTls(request)), 'cache-control': ASKED_FOR_AGAIN })
    .type('text/plain; charset=utf-8')
    .send('404\n');
}

function overTls({ protocol }: FastifyRequest): { isOverTls: boolean } {
  return { isOverTls: protocol === 'https' };
}
