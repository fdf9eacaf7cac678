import type { Ask } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { connect } from 'nats';

/** What a fake returns to leave the asker without an answer. */
export const NO_ANSWER = Symbol('no answer');

export interface FakeAnswers<Question> {
  /** Every question so far, the unanswered ones too. */
  questions: Question[];
  stop(): Promise<void>;
}

/**
 * Stands in for another service in a spec: it answers one ask over the real bus, in the packets of Nest's NATS
 * transport. It may throw a `DomainError` (a refusal), any other error (a failure) or return `NO_ANSWER`.
 */
export async function fakeAnswers<Question extends object, Answer extends object>(
  natsUrl: string,
  ask: Ask<Question, Answer>,
  answer: (question: Question) => Answer | typeof NO_ANSWER | Promise<Answer | typeof NO_ANSWER>,
): Promise<FakeAnswers<Question>> {
  const connection = await connect({
    servers: natsUrl,
    name: `fake ${ask.subject}`,
    maxReconnectAttempts: -1,
  });
  const questions: Question[] = [];
  connection.subscribe(ask.subject, {
    queue: 'fake',
    callback: (_error, message) => {
      const { data, id } = message.json<{ data: Question; id: string }>();
      questions.push(data);
      const respond = (packet: object): void =>
        void message.respond(JSON.stringify({ id, isDisposed: true, ...packet }));
      void Promise.resolve()
        .then(() => answer(data))
        .then(
          (response) => response !== NO_ANSWER && respond({ response }),
          (error: unknown) =>
            respond({
              err: error instanceof DomainError ? { refusal: error.toWire() } : { failure: String(error) },
            }),
        );
    },
  });
  await connection.flush();
  return { questions, stop: () => connection.close() };
}
