import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  id: string;
  to: string;
  text: string;
}

export type Reply = (message: Received, response: ServerResponse, request: IncomingMessage) => void;

/** A provider of one message a call, on a real socket. It keeps what it took, and misbehaves as it is told. */
export class SmsGateway {
  readonly taken: Received[] = [];
  readonly calls: { authorization?: string; key?: string | string[] }[] = [];
  reply: Reply = (message, response) => this.take(message, response);
  private server: Server;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.calls.push({
          authorization: request.headers.authorization,
          key: request.headers['idempotency-key'],
        });
        this.reply(JSON.parse(body) as Received, response, request);
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Takes it, each id once. */
  take(message: Received, response?: ServerResponse): void {
    if (!this.taken.some(({ id }) => id === message.id)) this.taken.push(message);
    response?.writeHead(202).end('{}');
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
