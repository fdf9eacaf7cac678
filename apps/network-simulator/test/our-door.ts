import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawNotice } from '@hanout/network-kit';

/** The door of a service of ours, as a network reaches it: keeps what comes and answers as it is told to. */
export class OurDoor {
  readonly heard: RawNotice[] = [];
  /** Answers the next requests with these, then with 200. */
  statuses: number[] = [];
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = this.statuses.shift() ?? 200;
      const { method, url, headers } = request;
      this.heard.push({
        name: `${method} ${url}`,
        headers: headers as RawNotice['headers'],
        raw: Buffer.concat(chunks),
      });
      response.writeHead(status).end();
    });
  });

  async open(port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notices`;
  }

  /** What they say, of the reference wire. */
  said(): Record<string, unknown>[] {
    return this.heard.map(({ raw }) => JSON.parse(raw.toString('utf8')) as Record<string, unknown>);
  }
}
