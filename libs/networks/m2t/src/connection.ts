import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { frameOf, FrameReader, unknown, type Unknown } from '@hanout/network-kit';
import type { M2tConfig } from './config';
import { openMessage, sealMessage } from './mac';
import type { IsoMessage } from './message';

export type Reply = { outcome: 'answered'; message: IsoMessage } | Unknown;

/** What a connection tells the line that it is part of. */
export interface LineEnd {
  /** A request or an advice of the network's own; what is answered goes back on the line. */
  onNotice(raw: Buffer): Promise<Buffer | undefined>;
  /** Nobody waits for the answer with this key any longer; should it come all the same, `onStray` is told. */
  onGivenUp(key: string): void;
  onStray(key: string, raw: Buffer): void;
}

/** Longer than any message of ours or theirs. */
const MESSAGE_MAX_BYTES = 4_096;
const IN_FLIGHT_MAX = 2_000;
/** So many notices are being kept at once before we stop reading. */
const KEEPING_MAX = 64;
/** Financial and file requests, advices, and their repeats. */
const NOTICES = new Set(['0200', '0201', '0220', '0221']);

/** An answer is known by its kind and by the numbers of the request: STAN and RRN. */
export function keyOf({ mti, fields }: IsoMessage): string {
  return `${mti} ${fields[11] ?? ''} ${fields[37] ?? ''}`;
}

/** The kind that answers this one: 0200 and its repeat 0201 are answered by 0210. */
export function answerTo(mti: string): string {
  return `${mti.slice(0, 2)}${Number(mti[2]) + 1}0`;
}

/** One connection, over TLS but on a leased line. What is on its way when it ends is unknown; it is never opened again. */
export class Connection {
  readonly outcome = 'connected';
  readonly ended: Promise<unknown>;
  private readonly waiting = new Map<string, (reply: Reply) => void>();
  private readonly reader = new FrameReader(MESSAGE_MAX_BYTES);
  private readonly idle: NodeJS.Timeout;
  private keeping = 0;
  private cause = 'cut_off';

  constructor(
    private readonly socket: Socket,
    private readonly config: M2tConfig,
    private readonly line: LineEnd,
    /** Of an echo: the line counts the numbers. */
    private readonly echo: () => IsoMessage,
  ) {
    this.idle = setTimeout(() => void this.askWhetherThere(), config.idleMs);
    this.ended = new Promise((resolve) => socket.once('close', resolve));
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.end());
  }

  /** Cause: `not_connected`. */
  static async open(
    config: M2tConfig,
    line: LineEnd,
    echo: () => IsoMessage,
    signal: AbortSignal,
  ): Promise<Connection | Unknown> {
    const { socket, up } = dial(config);
    const letGo = (): void => void socket.destroy(new Error('closed'));
    signal.addEventListener('abort', letGo, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', letGo));
    const deadline = setTimeout(() => socket.destroy(new Error('timeout')), config.timeoutMs);
    try {
      await once(socket, up);
      return new Connection(socket, config, line, echo);
    } catch {
      return unknown('not_connected');
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Causes: `timeout`, `cut_off`, `too_large`, `unreadable`, `too_many`. */
  exchange(message: IsoMessage, timeoutMs: number): Promise<Reply> {
    if (this.socket.destroyed) return Promise.resolve(unknown(this.cause));
    if (this.waiting.size >= IN_FLIGHT_MAX) return Promise.resolve(unknown('too_many'));
    const key = keyOf({ ...message, mti: answerTo(message.mti) });
    return new Promise((resolve) => {
      const deadline = setTimeout(() => this.tell(key, unknown('timeout')), timeoutMs);
      this.waiting.set(key, (reply) => {
        clearTimeout(deadline);
        if (reply.outcome === 'unknown') this.line.onGivenUp(key);
        resolve(reply);
      });
      this.send(message);
    });
  }

  drop(cause: string): void {
    this.cause = cause;
    this.socket.destroy();
  }

  private send(message: IsoMessage): void {
    this.socket.write(frameOf(sealMessage(message, this.config.secret)));
  }

  private receive(chunk: Buffer): void {
    this.idle.refresh();
    const messages = this.reader.push(chunk);
    if (!messages) return this.drop('too_large');
    for (const raw of messages) this.onMessage(raw);
  }

  private onMessage(raw: Buffer): void {
    if (NOTICES.has(raw.toString('latin1', 0, 4))) return void this.keep(raw);
    const message = openMessage(raw, this.config.secret);
    // Whoever sends what is not the network's is not the network: nothing more is believed on this connection.
    if (!message) return this.drop('unreadable');
    const { mti, fields } = message;
    if (mti === '0800') return this.send({ mti: '0810', fields: { ...fields, 39: '00' } });
    const key = keyOf(message);
    if (!this.tell(key, { outcome: 'answered', message })) this.line.onStray(key, raw);
  }

  /** Answered once it is kept; one that could not be kept is not answered and comes again. */
  private async keep(raw: Buffer): Promise<void> {
    this.keeping += 1;
    if (this.keeping >= KEEPING_MAX) this.socket.pause();
    try {
      const answer = await this.line.onNotice(raw);
      if (answer && !this.socket.destroyed) this.socket.write(frameOf(answer));
    } catch {
      // The listener tells its own troubles; to the network we stay silent.
    } finally {
      this.keeping -= 1;
      if (this.keeping < KEEPING_MAX) this.socket.resume();
    }
  }

  private async askWhetherThere(): Promise<void> {
    const reply = await this.exchange(this.echo(), this.config.timeoutMs);
    if (reply.outcome === 'unknown') this.drop('cut_off');
  }

  private tell(key: string, reply: Reply): boolean {
    const resolve = this.waiting.get(key);
    this.waiting.delete(key);
    resolve?.(reply);
    return resolve !== undefined;
  }

  private end(): void {
    clearTimeout(this.idle);
    for (const key of [...this.waiting.keys()]) this.tell(key, unknown(this.cause));
  }
}

/** @returns the event after which the line can be spoken on: over TLS once the other side's certificate is believed */
function dial({ host, port, tls }: M2tConfig): { socket: Socket; up: string } {
  if (!tls) return { socket: connect({ host, port, noDelay: true }), up: 'connect' };
  const { ca, certificate: cert, key } = tls;
  const name = isIP(host) ? {} : { servername: host };
  const socket = connectTls({ host, port, ca, cert, key, ...name }).setNoDelay(true);
  return { socket, up: 'secureConnect' };
}
