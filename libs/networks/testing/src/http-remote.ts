import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountToRegister } from '@hanout/network-kit';
import type { AdapterRemote, Behaviour, RegisteredAccount } from './adapter-remote';
import type { RemoteProfile, RemoteQuestion, RemoteResult } from './remote-profile';

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
  readonly books = new Map<string, RegisteredAccount>();
  requests = 0;
  private readonly secret = randomBytes(32).toString('hex');
  private behaviour: Behaviour = 'ok';
  private shapes = 0;
  private server: Server | undefined;

  constructor(private readonly profile: RemoteProfile) {}

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.receive(request, response));
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  settings(): { url: string; secret: string } {
    const { port } = this.server?.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, secret: this.secret };
  }

  behave(behaviour: Behaviour): void {
    this.behaviour = behaviour;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.requests += 1;
    const { method = '', url: path = '', headers } = request;
    const question = this.profile.read({ method, path, headers, raw: Buffer.concat(chunks) }, this.secret);
    this.answer(question, response);
  }

  private answer(question: RemoteQuestion, response: ServerResponse): void {
    const behaviour = this.behaviour;
    const status = STATUS[behaviour];
    switch (behaviour) {
      case 'reset':
        return void response.socket?.resetAndDestroy();
      case 'drip':
        return drip(response);
      case 'garbage':
        return void response.end('<html>Come back later</html>');
      case 'wrong_shape':
        return void response.end(this.profile.wrongShapes[this.shapes++ % this.profile.wrongShapes.length]);
      default:
        // The body of an error says yes on purpose: its status must be believed.
        return this.speak(question, response, behaviour, status ?? 200);
    }
  }

  private speak(
    question: RemoteQuestion,
    response: ServerResponse,
    behaviour: Behaviour,
    status: number,
  ): void {
    const text = this.textFor(question, behaviour);
    if (text === undefined) return void response.writeHead(question.asks === 'query' ? 404 : 401).end('{}');
    switch (behaviour) {
      case 'silent':
        return;
      case 'too_large':
        // A good answer, but for its length.
        return void response.end(text.padEnd(TOO_LARGE_BYTES, ' '));
      case 'did_it_no_answer':
        return void response.socket?.destroy();
      case 'half_body':
        response.writeHead(200, { 'content-length': Buffer.byteLength(text) });
        return void response.write(text.slice(0, -1), () => response.socket?.destroy());
      case 'redirect':
        return void response.writeHead(status, { location: this.settings().url }).end(text);
      default:
        return void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    }
  }

  private textFor(question: RemoteQuestion, behaviour: Behaviour): string | undefined {
    switch (question.asks) {
      case 'register':
        return this.profile.sayRegistered(this.resultsFor(question.accounts, behaviour));
      case 'query': {
        const { registrationId } = question;
        const ref = this.books.get(registrationId)?.ref;
        return ref && this.profile.sayFound(resultOf(registrationId, ref, behaviour));
      }
      case 'nothing we accept':
        return undefined;
    }
  }

  private resultsFor(accounts: AccountToRegister[], behaviour: Behaviour): RemoteResult[] {
    const results = accounts.map((account, index) => {
      const how = behaviour === 'decline_first' && index === 0 ? 'decline' : behaviour;
      const isDone = how !== 'decline' && how !== 'pending';
      return resultOf(account.registrationId, isDone ? this.register(account) : undefined, how);
    });
    switch (behaviour) {
      case 'miss_last':
        return results.slice(0, -1);
      case 'reverse_order':
        return results.reverse();
      case 'contradict_itself':
        return results.flatMap((result) => [
          { registrationId: result.registrationId, word: 'declined' },
          result,
        ]);
      case 'speak_of_others':
        return [{ registrationId: randomUUID(), word: 'declined' }, ...results];
      default:
        return results;
    }
  }

  private register(account: AccountToRegister): string {
    const known = this.books.get(account.registrationId);
    const entry = known ?? { account, ref: `REF-${this.books.size + 1}`, times: 0 };
    entry.times += 1;
    this.books.set(account.registrationId, entry);
    return entry.ref;
  }
}

const WORDS: Partial<Record<Behaviour, RemoteResult['word']>> = {
  decline: 'declined',
  pending: 'pending',
  unheard_of_word: 'unheard_of',
  no_word: 'none',
};

function resultOf(registrationId: string, ref: string | undefined, behaviour: Behaviour): RemoteResult {
  const word = WORDS[behaviour] ?? 'registered';
  return { registrationId, word, ...(ref && behaviour !== 'no_reference' ? { ref } : {}) };
}

/** A byte now and then, for ever: each one arrives well within any limit between bytes. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}
