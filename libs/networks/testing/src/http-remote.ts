import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { AdapterSettings, RawNotice } from '@hanout/network-kit';
import type { AdapterRemote, Behaviour } from './adapter-remote';
import type { RemoteTls } from './certificates';
import type { HttpFace, WireAnswer } from './face';
import { RemoteBooks } from './remote-books';
import type { RemoteEvent } from './remote-system';

const STATUS: Partial<Record<Behaviour, number>> = {
  bad_request: 400,
  server_error: 500,
  unavailable: 503,
  too_many: 429,
  redirect: 302,
};
/** More than any adapter should read. */
const TOO_LARGE_BYTES = 32 * 1_048_576;

/** A network's system over HTTP on a real socket. Each request is treated by the behaviour in force when it arrives. */
export class HttpRemote implements AdapterRemote {
  readonly cannot: ReadonlySet<Behaviour>;
  requests = 0;
  private readonly remembered: RemoteBooks;
  private readonly secret: string;
  private behaviour: Behaviour = 'ok';
  private shapes = 0;
  private server: Server | undefined;
  private tls: RemoteTls | undefined;

  constructor(
    private readonly face: HttpFace,
    private readonly options: {
      makeTls?: () => Promise<RemoteTls>;
      cannot?: readonly Behaviour[];
      /** Of the system that it is a part of. */
      partOf?: { remembered: RemoteBooks; secret: string };
    } = {},
  ) {
    this.remembered = options.partOf?.remembered ?? new RemoteBooks();
    this.secret = options.partOf?.secret ?? randomBytes(32).toString('hex');
    this.cannot = new Set(options.cannot);
  }

  get books(): RemoteBooks['accounts'] {
    return this.remembered.accounts;
  }

  get payments(): RemoteBooks['payments'] {
    return this.remembered.payments;
  }

  get reports(): RemoteBooks['reports'] {
    return this.remembered.reports;
  }

  get answersLater(): boolean {
    return this.face.answersLater;
  }

  async start(): Promise<void> {
    const listener = (request: IncomingMessage, response: ServerResponse): void =>
      void this.receive(request, response);
    const tls = await this.options.makeTls?.();
    this.tls = tls;
    this.server = tls
      ? createTlsServer({ ...tls.server, requestCert: true, rejectUnauthorized: true }, listener)
      : createServer(listener);
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  settings(): Omit<AdapterSettings, 'timeoutMs'> {
    const { port } = this.server?.address() as AddressInfo;
    const { tls } = this;
    return {
      url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
      secret: this.secret,
      ...(tls && { tls: tls.client }),
    };
  }

  behave(behaviour: Behaviour): void {
    this.behaviour = behaviour;
  }

  notice(event: RemoteEvent, secret = this.secret): RawNotice {
    if (!this.face.notice) throw new Error('this wire brings no notices');
    const system = this.remembered.asSystem(secret, () => this.behaviour);
    const { method, path, headers, raw } = this.face.notice(event, system);
    return { name: `${method} ${path}`, headers: headers as RawNotice['headers'], raw };
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.requests += 1;
    const { method = '', url: path = '', headers } = request;
    const { behaviour } = this;
    switch (behaviour) {
      case 'reset':
        // Over TLS only the line below could be reset: it is cut instead.
        return void (this.tls ? response.socket?.destroy() : response.socket?.resetAndDestroy());
      case 'drip':
        return drip(response);
      case 'garbage':
        return void response.end('<html>Come back later</html>');
      case 'wrong_shape':
        return void response.end(this.face.wrongShapes[this.shapes++ % this.face.wrongShapes.length]);
      default: {
        const system = this.remembered.asSystem(this.secret, () => behaviour);
        const answer = this.face.answer({ method, path, headers, raw: Buffer.concat(chunks) }, system);
        // The body of an error says yes on purpose: its status must be believed.
        return this.speak({ ...answer, status: STATUS[behaviour] ?? answer.status }, response, behaviour);
      }
    }
  }

  private speak({ status, headers, body }: WireAnswer, response: ServerResponse, behaviour: Behaviour): void {
    switch (behaviour) {
      case 'silent':
        return;
      case 'too_large':
        // A good answer, but for its length.
        return void response.writeHead(status, headers).end(body.padEnd(TOO_LARGE_BYTES, ' '));
      case 'did_it_no_answer':
        return void response.socket?.destroy();
      case 'half_body':
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 1 });
        return void response.write(body.slice(0, -1) || ' ', () => response.socket?.destroy());
      case 'redirect':
        return void response.writeHead(status, { ...headers, location: this.settings().url }).end(body);
      default:
        return void response.writeHead(status, headers).end(body);
    }
  }
}

/** A byte now and then, for ever: each one arrives well within any limit between bytes. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}
