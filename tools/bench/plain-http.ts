/**
 * HTTP as little as a load maker needs: requests with a body over kept connections, answers with a `content-length`.
 * With Node's own client the load maker took twice the processor time, on the processors that are measured; phones bring
 * their own.
 */
import { connect, type Socket } from 'node:net';

/** Sooner than the gateway closes a connection that is idle: a request sent at that moment would be lost. */
const IDLE_MS = 20_000;
/** Later than any deadline of the platform. */
const ANSWER_WITHIN_MS = 30_000;

export interface PlainAnswer {
  status: number;
  text: string;
}

export class PlainHttp {
  /** The last one used is used next: the others may become too old. */
  private readonly idle: Line[] = [];

  constructor(private readonly url: URL) {}

  /** @throws Error when the connection broke or nothing came in time */
  post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<PlainAnswer> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = Buffer.byteLength(body);
    const head = `POST ${path} HTTP/1.1\r\nhost: ${this.url.host}\r\n${lines.join('')}content-length: ${length}`;
    return this.line().ask(`${head}\r\n\r\n${body}`);
  }

  private line(): Line {
    const { idle } = this;
    const since = performance.now() - IDLE_MS;
    while (idle.length > 0 && idle[0]!.idleSince < since) idle.shift()!.close();
    for (let line = idle.pop(); line; line = idle.pop()) if (line.isOpen) return line;
    return new Line(this.url, (line) => idle.push(line));
  }
}

/** One connection, one request at a time. */
class Line {
  idleSince = 0;
  private readonly socket: Socket;
  private received = '';
  private waiting:
    { resolve(answer: PlainAnswer): void; reject(error: Error): void; late: NodeJS.Timeout } | undefined;

  constructor(
    { hostname, port }: URL,
    private readonly onIdle: (line: Line) => void,
  ) {
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    // One character a byte, so that lengths are those of the wire.
    this.socket.setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.take(chunk));
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('closed')));
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  ask(request: string): Promise<PlainAnswer> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.fail(new Error('timeout')), ANSWER_WITHIN_MS);
      this.waiting = { resolve, reject, late };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.received += chunk;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = this.received.slice(0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(length)) return this.fail(new Error('an answer without its length'));
    const body = this.received.slice(headEnd + 4);
    if (body.length < length) return;
    const text = Buffer.from(body, 'latin1').toString();
    this.received = '';
    const { waiting } = this;
    if (!waiting) return this.close();
    this.waiting = undefined;
    clearTimeout(waiting.late);
    if (/\r\nconnection: *close/i.test(head)) this.close();
    else {
      this.idleSince = performance.now();
      this.onIdle(this);
    }
    waiting.resolve({ status: Number(head.slice(9, 12)), text });
  }

  private fail(error: Error): void {
    this.close();
    const { waiting } = this;
    this.waiting = undefined;
    if (!waiting) return;
    clearTimeout(waiting.late);
    waiting.reject(error);
  }
}
