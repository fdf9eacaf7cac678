import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answer = (response: ServerResponse, request: IncomingMessage, heard: Heard) => void;

export const answer =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end();

/** A shop's own system on a real socket: keeps what it hears, and misbehaves by path as it is told. */
export class ShopSystem {
  readonly heard: Heard[] = [];
  private readonly replies = new Map<string, Answer>();
  private server: Server;
  private origin: string;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const heard = { path: request.url ?? '', headers: request.headers, body };
        this.heard.push(heard);
        (this.replies.get(heard.path) ?? answer(204))(response, request, heard);
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** @param path an endpoint of its own for each test */
  url(path: string): string {
    return this.origin + path;
  }

  answer(path: string, how: Answer): void {
    this.replies.set(path, how);
  }

  at(path: string): Heard[] {
    return this.heard.filter((one) => one.path === path);
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
