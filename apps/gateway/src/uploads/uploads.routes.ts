import type { IncomingMessage } from 'node:http';
import type { CallerV1 } from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Admission } from '../api/admission.service';
import { GatewayConfig } from '../config';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { FileTooLarge, sendInPieces } from './pieces';
import { uploads, type Upload, type UploadRequest } from './upload';

const PUTS_PER_PIECE_MAX = 3;

/** Files: the bodies that are streamed, because they may be larger than this process. */
@Injectable()
export class UploadsRoutes {
  constructor(
    private readonly config: GatewayConfig,
    private readonly asks: Asks,
    private readonly admission: Admission,
  ) {}

  mount(api: FastifyInstance): void {
    for (const upload of uploads) this.mountOne(api, upload);
  }

  private mountOne(api: FastifyInstance, upload: Upload): void {
    const { endpoint, contentTypes } = upload;
    const mount = (scope: FastifyInstance, _options: object, done: () => void): void => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser([...contentTypes], (_request, stream, streamed) => streamed(null, stream));
      scope.route({
        method: endpoint.method,
        url: endpoint.path,
        onRequest: this.admission.of(endpoint.operation),
        handler: (request) => this.put(request, upload),
      });
      done();
    };
    void api.register(mount);
  }

  private async put(request: FastifyRequest, upload: Upload): Promise<object> {
    const maxBytes = this.config.rosterFileMaxBytes;
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    const of: UploadRequest = {
      caller: request.caller as CallerV1,
      params: request.params as Record<string, string>,
      contentType: request.headers['content-type'] ?? '',
    };
    const stream = request.body as IncomingMessage | undefined;
    try {
      const sent = await sendInPieces(stream?.iterator({ destroyOnReturn: false }) ?? nothing(), {
        inFlightMax: this.config.rosterPiecesInFlightMax,
        maxBytes,
        send: (piece, content) =>
          repeated(() => upload.put(this.asks, of, { piece, content: content.toString('base64') })),
      });
      return await upload.finish(this.asks, of, sent);
    } catch (error) {
      // What is still arriving is let go, so that the sender gets to read why.
      stream?.resume();
      throw error instanceof FileTooLarge ? tooLarge(error.maxBytes) : error;
    }
  }
}

/** Repeating a piece is harmless, so a restart of the owner does not cost the whole upload. */
async function repeated(put: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await put();
      return;
    } catch (error) {
      if (!(error instanceof NoAnswer) || tries >= PUTS_PER_PIECE_MAX) throw error;
    }
  }
}

function tooLarge(maxBytes: number): Error {
  return GATEWAY_ERRORS.error('platform.body_too_large', { params: { maxBytes: String(maxBytes) } });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
