import { setTimeout as pause } from 'node:timers/promises';
import type { Ask } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { ErrorCode, NatsError, type NatsConnection } from 'nats';
import { Departures } from './departures';
import { originHeaders } from './origin-headers';
import { decodePacket, encodePacket, type AnswerPacket } from './wire';

/**
 * Nobody answered in time, or the one who did broke down while answering. The outcome is *unknown*, never failed:
 * ask again with the same ids.
 */
export class NoAnswer extends Error {
  constructor(
    readonly subject: string,
    cause: string,
  ) {
    super(`no answer to ${subject}: ${cause}`);
    this.name = 'NoAnswer';
  }
}

const NOBODY_THERE_PAUSE_MS = 100;

/** Asks other services, each question with a deadline. */
export class Asks {
  private sequence = 0;
  private readonly departures = new Departures();

  constructor(private readonly connection: NatsConnection) {}

  /**
   * @throws DomainError the other side's refusal, as it threw it
   * @throws NoAnswer when the outcome is unknown
   */
  async ask<Question extends object, Answer extends object>(
    ask: Ask<Question, Answer>,
    question: Question,
    options: { deadlineMs?: number } = {},
  ): Promise<Answer> {
    const deadline = Date.now() + (options.deadlineMs ?? ask.deadlineMs);
    const id = String((this.sequence += 1));
    const carried = originHeaders();
    const payload = encodePacket({ pattern: ask.subject, id, data: question });
    for (;;) {
      await this.departures.next();
      try {
        const message = await this.connection.request(ask.subject, payload, {
          timeout: Math.max(1, deadline - Date.now()),
          ...(carried && { headers: carried }),
        });
        return answerOf<Answer>(ask.subject, decodePacket<AnswerPacket>(message.data));
      } catch (error) {
        // A question too large for the broker never left: that is a mistake of the asker, not an unknown outcome.
        if (!(error instanceof NatsError) || error.code === ErrorCode.MaxPayloadExceeded) throw error;
        // Nobody listens just now (a restart): the question never arrived, so it may be put again until the deadline.
        const nobodyThere = error.code === ErrorCode.NoResponders;
        if (!nobodyThere || Date.now() + NOBODY_THERE_PAUSE_MS >= deadline) {
          throw new NoAnswer(ask.subject, error.code);
        }
        await pause(NOBODY_THERE_PAUSE_MS);
      }
    }
  }
}

function answerOf<Answer>(subject: string, packet: AnswerPacket): Answer {
  if (packet.err === undefined || packet.err === null) return packet.response as Answer;
  if (typeof packet.err === 'object' && 'refusal' in packet.err)
    throw DomainError.fromWire(packet.err.refusal);
  const cause =
    typeof packet.err === 'string'
      ? packet.err
      : 'failure' in packet.err
        ? packet.err.failure
        : 'broken answer';
  throw new NoAnswer(subject, cause);
}
