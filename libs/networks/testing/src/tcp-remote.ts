import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import {
  FRAME_MAX_BYTES,
  frameOf,
  FrameReader,
  type AdapterSettings,
  type RawNotice,
} from '@hanout/network-kit';
import type { AdapterRemote, Behaviour } from './adapter-remote';
import type { RemoteTls } from './certificates';
import { fileFaceOf, type FrameFace } from './face';
import { HttpRemote } from './http-remote';
import { RemoteBooks } from './remote-books';
import type { RemoteEvent } from './remote-system';

/** There are no status codes on a line, no lists, and no shape but that of a message. */
const CANNOT: readonly Behaviour[] = [
  'bad_request',
  'server_error',
  'unavailable',
  'too_many',
  'redirect',
  'wrong_shape',
  'decline_first',
  'miss_last',
  'reverse_order',
  'contradict_itself',
  'speak_of_others',
];

/** A network's system over lines that are kept open. Each message is treated by the behaviour in force when it arrives. */
export class TcpRemote implements AdapterRemote {
  readonly cannot: ReadonlySet<Behaviour> = new Set(CANNOT);
  /** What it was told, sign-ons and echoes left out. */
  readonly heard: Buffer[] = [];
  /** How often somebody signed on or asked whether it is there. */
  upkeeps = 0;
  private readonly remembered = new RemoteBooks();
  private readonly secret = randomBytes(32).toString('hex');
  private readonly lines = new Set<Socket>();
  private behaviour: Behaviour = 'ok';
  private server: Server | undefined;
  private tls: RemoteTls | undefined;
  private readonly files: HttpRemote | undefined;

  constructor(
    private readonly face: FrameFace,
    private readonly options: { makeTls?: () => Promise<RemoteTls> } = {},
  ) {
    const files = fileFaceOf(face);
    const partOf = { remembered: this.remembered, secret: this.secret };
    this.files = files && new HttpRemote(files, { partOf });
  }

  get requests(): number {
    return this.heard.length;
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

  /** @param port where it listened before, to come back there */
  async start(port = 0): Promise<void> {
    const accept = (line: Socket): void => this.accept(line);
    // The same ones for whoever comes back to it.
    this.tls ??= await this.options.makeTls?.();
    this.server = this.tls
      ? createTlsServer({ ...this.tls.server, requestCert: true, rejectUnauthorized: true }, accept)
      : createServer(accept);
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    await this.files?.start();
  }

  async stop(): Promise<void> {
    this.cut();
    await this.files?.stop();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  /** Ends all lines; it can be reached again at once. */
  cut(): void {
    for (const line of this.lines) line.destroy();
  }

  settings(): Omit<AdapterSettings, 'timeoutMs'> {
    const { port } = this.server?.address() as AddressInfo;
    const { tls, secret } = this;
    const files = this.files ? `&files=${this.files.settings().url}` : '';
    if (!tls) return { url: `tcp://127.0.0.1:${port}?line=leased${files}`, secret };
    return { url: `tls://127.0.0.1:${port}?${files.slice(1)}`, secret, tls: tls.client };
  }

  behave(behaviour: Behaviour): void {
    this.behaviour = behaviour;
    this.files?.behave(behaviour);
  }

  notice(event: RemoteEvent, secret = this.secret): RawNotice {
    if (!this.face.notice) throw new Error('this wire brings no notices');
    const system = this.remembered.asSystem(secret, () => this.behaviour);
    return { name: 'frame', headers: {}, raw: this.face.notice(event, system) };
  }

  /** Sends a message on every line that is open. */
  say(message: Buffer): void {
    for (const line of this.lines) line.write(frameOf(message));
  }

  private accept(line: Socket): void {
    const reader = new FrameReader();
    this.lines.add(line);
    line.on('close', () => this.lines.delete(line));
    line.on('error', () => line.destroy());
    line.on('data', (chunk: Buffer) => {
      for (const message of reader.push(chunk) ?? []) this.receive(message, line);
    });
  }

  private receive(message: Buffer, line: Socket): void {
    const isUpkeep = this.face.isUpkeep(message);
    if (isUpkeep) this.upkeeps += 1;
    else this.heard.push(message);
    const behaviour = isUpkeep ? 'ok' : this.behaviour;
    switch (behaviour) {
      case 'reset':
        // Over TLS only the line below could be reset: it is cut instead.
        return void (this.tls ? line.destroy() : line.resetAndDestroy());
      case 'drip':
        return drip(line);
      case 'garbage':
        return void line.write(frameOf(Buffer.from('<html>Come back later</html>')));
      default: {
        const system = this.remembered.asSystem(this.secret, () => behaviour);
        const answer = this.face.answer(message, system);
        return answer && this.speak(answer, line, behaviour);
      }
    }
  }

  private speak(answer: Buffer, line: Socket, behaviour: Behaviour): void {
    const frame = frameOf(answer);
    switch (behaviour) {
      case 'silent':
        return;
      case 'too_large':
        // A good answer, but for its length.
        return void line.write(
          frameOf(Buffer.concat([answer, Buffer.alloc(FRAME_MAX_BYTES - answer.length, ' ')])),
        );
      case 'did_it_no_answer':
        // Our half only: whatever is on its way already is still done.
        return void line.end();
      case 'half_body':
        return void line.write(frame.subarray(0, Math.floor(frame.length / 2)), () => line.destroy());
      default:
        return void line.write(frame);
    }
  }
}

/** A byte now and then, for ever, of a message that was announced: each one arrives well within any limit between bytes. */
function drip(line: Socket): void {
  line.write(Buffer.from([0, 200]));
  const timer = setInterval(() => line.write(' '), 20);
  line.on('close', () => clearInterval(timer));
}
