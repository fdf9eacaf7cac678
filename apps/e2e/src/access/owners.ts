import {
  connectNats,
  decodePacket,
  encodePacket,
  type AnswerPacket,
  type QuestionPacket,
} from '@hanout/messaging';
import type { CallerV1, Role } from '@hanout/contracts';
import type { NatsConnection } from 'nats';

const ANSWER_WITHIN_MS = 10_000;

interface Question {
  readonly subject: string;
  readonly packet: QuestionPacket;
}

/**
 * The owners behind the gateway, asked without it: what the gateway asked when it let a caller through is asked again,
 * straight on the bus, for callers it would have stopped.
 */
export class Owners {
  private heard: Question[] = [];

  private constructor(private readonly connection: NatsConnection) {
    connection.subscribe('*.ask.>', {
      callback: (_error, { subject, data }) =>
        this.heard.push({ subject, packet: decodePacket<QuestionPacket>(data) }),
    });
  }

  static async listen(url: string, password: string): Promise<Owners> {
    const owners = new Owners(await connectNats({ url, user: 'operator', password, name: 'access walk' }));
    await owners.connection.flush();
    return owners;
  }

  stop(): Promise<void> {
    return this.connection.close();
  }

  /** The question that was put for this caller while `act` went on. */
  async questionFor(caller: CallerV1, act: () => Promise<unknown>): Promise<Question | undefined> {
    this.heard = [];
    await act();
    await this.connection.flush();
    return this.heard.find(({ packet }) => callerIn(packet)?.id === caller.id);
  }

  /** The same question from somebody with another role; the code of the refusal, or what was done. */
  async askAs(role: Role, { subject, packet }: Question): Promise<string> {
    const data = { ...(packet.data as object), caller: { ...callerIn(packet), roles: [role] } };
    const answer = await this.connection.request(subject, encodePacket({ ...packet, data }), {
      timeout: ANSWER_WITHIN_MS,
    });
    const { err } = decodePacket<AnswerPacket>(answer.data);
    if (err === undefined || err === null) return 'done';
    return typeof err === 'object' && 'refusal' in err ? err.refusal.code : JSON.stringify(err);
  }
}

function callerIn({ data }: QuestionPacket): CallerV1 | undefined {
  return (data as { caller?: CallerV1 }).caller;
}
