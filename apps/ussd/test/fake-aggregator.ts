import { randomUUID } from 'node:crypto';
import { sign, SIGNATURE_HEADER, TIME_HEADER } from '../src/aggregator/proof';

export interface Heard {
  status: number;
  isOpen: boolean;
  text: string;
}

/** A phone in the hand of an aggregator that repeats, skips, mixes up and cuts off. */
export class FakeAggregator {
  sessionId = randomUUID() as string;
  inputs: string[] = [];
  last: Heard | undefined;

  constructor(
    private readonly url: () => string,
    private readonly secret: string,
    readonly phone: string,
  ) {}

  /** A new session, perhaps because the one before was cut off. */
  async dial(text = ''): Promise<Heard> {
    this.sessionId = randomUUID();
    this.inputs = text === '' ? [] : text.split('*');
    return this.again();
  }

  /** What is typed one after another, each in answer to a screen. */
  async type(...inputs: string[]): Promise<Heard> {
    for (const input of inputs) {
      this.inputs.push(input);
      await this.again();
    }
    return this.last!;
  }

  /** Typed, and the request is lost on its way: the next one brings it with it. */
  skip(...inputs: string[]): void {
    this.inputs.push(...inputs);
  }

  /** The same request once more, as after a time-out. */
  async again(): Promise<Heard> {
    this.last = await this.ask(this.inputs);
    return this.last;
  }

  /** An older request of the session that comes late. */
  late(steps: number): Promise<Heard> {
    return this.ask(this.inputs.slice(0, this.inputs.length - steps));
  }

  async ask(inputs: readonly string[], phone = this.phone): Promise<Heard> {
    const answer = await this.post('/ussd', {
      sessionId: this.sessionId,
      serviceCode: '*700#',
      phoneNumber: phone,
      text: inputs.join('*'),
    });
    const text = await answer.text();
    return { status: answer.status, isOpen: text.startsWith('CON '), text: text.replace(/^(CON|END) /, '') };
  }

  async sms(text: string, id = randomUUID() as string): Promise<number> {
    return (await this.post('/sms', { id, from: this.phone, to: '700', text })).status;
  }

  post(
    path: string,
    fields: Record<string, string>,
    { secret = this.secret, at = Date.now() }: { secret?: string; at?: number } = {},
  ): Promise<Response> {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    const seconds = Math.floor(at / 1_000);
    return fetch(`${this.url()}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        [TIME_HEADER]: String(seconds),
        [SIGNATURE_HEADER]: sign(secret, seconds, body),
      },
      body,
    });
  }
}
