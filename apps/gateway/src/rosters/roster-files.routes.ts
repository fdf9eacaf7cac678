import type { IncomingMessage } from 'node:http';
import {
  finishRosterFile,
  putRosterPiece,
  type CallerV1,
  type PutRosterPieceV1,
  type RosterFileKind,
  type RosterV1,
} from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { admit } from '../api/api-scope';
import { GatewayConfig } from '../config';
import { GATEWAY_ERRORS } from '../gateway.errors';
import { AccessTokens } from '../tokens/access-tokens.service';
import { FileTooLarge, sendInPieces } from './pieces';
import { rosterFileEndpoint } from './roster-files.endpoint';

const PUTS_PER_PIECE_MAX = 3;

/** The files of a roster: the one body that is streamed, because it may be larger than this process. */
@Injectable()
export class RosterFilesRoutes {
  constructor(
    private readonly config: GatewayConfig,
    private readonly asks: Asks,
    private readonly tokens: AccessTokens,
  ) {}

  mount(api: FastifyInstance): void {
    const mount = (scope: FastifyInstance, _options: object, done: () => void): void => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(['text/csv', 'application/octet-stream'], (_request, stream, streamed) =>
        streamed(null, stream),
      );
      const { method, path, operation } = rosterFileEndpoint;
      scope.route({
        method,
        url: path,
        onRequest: admit(this.tokens, operation),
        handler: (request) => this.put(request),
      });
      done();
    };
    void api.register(mount);
  }

  private async put(request: FastifyRequest): Promise<RosterV1> {
    const maxBytes = this.config.rosterFileMaxBytes;
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    const { rosterId, file } = request.params as { rosterId: string; file: RosterFileKind };
    const of = { caller: request.caller as CallerV1, rosterId, file };
    const stream = request.body as IncomingMessage | undefined;
    try {
      const sent = await sendInPieces(stream?.iterator({ destroyOnReturn: false }) ?? nothing(), {
        inFlightMax: this.config.rosterPiecesInFlightMax,
        maxBytes,
        send: (piece, content) => this.putPiece({ ...of, piece, content: content.toString('base64') }),
      });
      return await this.asks.ask(finishRosterFile, { ...of, ...sent });
    } catch (error) {
      // What is still arriving is let go, so that the sender gets to read why.
      stream?.resume();
      throw error instanceof FileTooLarge ? tooLarge(error.maxBytes) : error;
    }
  }

  /** Repeating a piece is harmless, so a restart of the owner does not cost the whole upload. */
  private async putPiece(piece: PutRosterPieceV1): Promise<void> {
    for (let put = 1; ; put += 1) {
      try {
        await this.asks.ask(putRosterPiece, piece);
        return;
      } catch (error) {
        if (!(error instanceof NoAnswer) || put >= PUTS_PER_PIECE_MAX) throw error;
      }
    }
  }
}

function tooLarge(maxBytes: number): Error {
  return GATEWAY_ERRORS.error('platform.body_too_large', { params: { maxBytes: String(maxBytes) } });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
