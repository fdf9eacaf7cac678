import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { frameOf, FrameReader } from '@hanout/network-kit';
import type { FrameFace, RemoteEvent, RemoteSystem } from '@hanout/network-testing';
import type { ServerIdentity } from '../config';
import type { PlayedNetwork } from '../networks/networks';
import { AnswerSpoilt } from '../networks/remote-session';
import type { Line } from './line';
import type { Reception } from './reception';

const HEARD_MS = 5_000;
const LINE_EVERY_MS = 50;

/** What was told and is not answered yet. */
interface Told {
  line: Socket;
  key: string | undefined;
  heard(isHeard: boolean): void;
}

/** One network's wire over lines that are kept open. What it tells by itself goes over the line that was opened last. */
export class FrameWire {
  readonly server: Server;
  private readonly lines = new Set<Socket>();
  /** What lies below the lines; over TLS also of who has not shown yet who he is. */
  private readonly sockets = new Set<Socket>();
  private readonly waiting = new Set<Told>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly network: PlayedNetwork,
    private readonly face: FrameFace,
    private readonly reception: Reception,
    /** Over TLS, asking who we are; without it as it is. */
    identity?: ServerIdentity,
  ) {
    const accept = (line: Socket): void => this.accept(line);
    this.server = identity
      ? createTlsServer({ ...identity, requestCert: true, rejectUnauthorized: true }, accept)
      : createServer(accept);
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** One after the other where what we say to it does not say what it is of. */
  tell(event: RemoteEvent, system: RemoteSystem): Promise<boolean> {
    const tellNow = async (): Promise<boolean> => {
      const message = this.face.notice!(event, system);
      return this.tellNow(message, this.face.keyOf?.(message, system));
    };
    if (this.face.keyOf) return tellNow();
    const told = this.turn.then(tellNow);
    this.turn = told.catch(() => undefined);
    return told;
  }

  cut(): void {
    for (const socket of [...this.lines, ...this.sockets]) socket.destroy();
  }

  private async tellNow(message: Buffer, key: string | undefined): Promise<boolean> {
    const line = await this.newestLine();
    if (!line) return false;
    const isHeard = await new Promise<boolean>((resolve) => {
      const deadline = setTimeout(() => told.heard(false), HEARD_MS);
      const told: Told = {
        line,
        key,
        heard: (is) => {
          clearTimeout(deadline);
          this.waiting.delete(told);
          resolve(is);
        },
      };
      this.waiting.add(told);
      line.write(frameOf(message));
    });
    // An answer that came later would be taken for that to the next.
    if (!isHeard && key === undefined) line.destroy();
    return isHeard;
  }

  /** A line that was cut is opened again by the other side, and soon: what is to be told waits for it. */
  private async newestLine(): Promise<Socket | undefined> {
    for (let waited = 0; this.lines.size === 0 && waited < HEARD_MS; waited += LINE_EVERY_MS)
      await pause(LINE_EVERY_MS, undefined, { ref: false });
    return [...this.lines].at(-1);
  }

  private accept(line: Socket): void {
    const reader = new FrameReader();
    this.lines.add(line);
    line.on('close', () => {
      this.lines.delete(line);
      for (const told of [...this.waiting]) if (told.line === line) told.heard(false);
    });
    line.on('error', () => line.destroy());
    line.on('data', (chunk: Buffer) => {
      const messages = reader.push(chunk);
      if (!messages) return void line.destroy();
      for (const message of messages) this.receive(message, line).catch(() => line.destroy());
    });
  }

  private async receive(message: Buffer, socket: Socket): Promise<void> {
    const line = frameLine(socket);
    const ask = (system: RemoteSystem): Buffer | undefined => this.answerTo(message, socket, system);
    // Were our answers spoilt as its own are, one that is lost would hold up everything behind it.
    const isWell = this.face.isUpkeep(message) || this.face.isAnswer(message);
    if (isWell) this.reception.keep(this.network, line, ask);
    else await this.reception.receive(this.network, line, ask);
  }

  /** What it has no answer to is ours to what it told. */
  private answerTo(message: Buffer, line: Socket, system: RemoteSystem): Buffer | undefined {
    try {
      const answer = this.face.answer(message, system);
      if (!answer) this.hear(line, this.face.keyOf?.(message, system));
      return answer;
    } catch (error) {
      if (error instanceof AnswerSpoilt) throw error;
      return undefined;
    }
  }

  private hear(line: Socket, key: string | undefined): void {
    [...this.waiting].find((told) => told.line === line && told.key === key)?.heard(true);
  }
}

function frameLine(socket: Socket): Line<Buffer | undefined> {
  return {
    send: (answer) => void (answer && socket.write(frameOf(answer))),
    sendHalf: (answer) => {
      const frame = frameOf(answer ?? Buffer.alloc(0));
      socket.write(frame.subarray(0, Math.ceil(frame.length / 2)), () => socket.destroy());
    },
    // There is no word for it on a line: nothing comes.
    fail: () => undefined,
    cut: () => void socket.destroy(),
  };
}
