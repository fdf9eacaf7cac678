import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpFace, WireAnswer, WireRequest } from '@hanout/network-testing';
import type { PlayedNetwork } from '../networks/networks';
import { AnswerSpoilt } from '../networks/remote-session';
import { httpLine } from './line';
import type { Reception } from './reception';

const BODY_MAX_BYTES = 8 * 1_048_576;

/** One network's wire over HTTP, whichever server it stands behind. */
export class HttpWire {
  constructor(
    private readonly network: PlayedNetwork,
    private readonly face: HttpFace,
    private readonly reception: Reception,
  ) {}

  /** @param path below the network's base address */
  async receive(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { method = 'GET', headers } = request;
      const raw = await readWhole(request);
      if (!raw) return void response.writeHead(413).end();
      const asked = { method, path, headers, raw };
      await this.reception.receive(this.network, httpLine(response), (system) =>
        answerOf(() => this.face.answer(asked, system)),
      );
    } catch {
      // Who asked is gone.
      response.destroy();
    }
  }
}

/** What a face cannot read is a bad request, as it would be there. */
function answerOf(answer: () => WireAnswer): WireAnswer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof AnswerSpoilt) throw error;
    return { status: 400, body: 'not to be understood\n' };
  }
}

async function readWhole(request: IncomingMessage): Promise<WireRequest['raw'] | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > BODY_MAX_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
