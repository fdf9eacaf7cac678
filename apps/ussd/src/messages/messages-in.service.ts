import { describeFailure, DomainError } from '@hanout/errors';
import { NoAnswer } from '@hanout/messaging';
import { Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Received } from '../aggregator/form';
import { UssdConfig } from '../config';
import { DataSeal } from '../data-seal';
import { AnswersOut } from './answers-out.service';
import { commandOf } from './keywords';
import { endMessage, keepMessage, takeMessages, type MessageIn } from './messages-in.queries';

const TOGETHER = 20;

/** Messages that people send to our short number: kept first, answered once. */
@Injectable()
export class MessagesIn implements OnApplicationBootstrap {
  private readonly logger = new Logger('messages');
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly answers: AnswersOut,
    private readonly jobs: Jobs,
    private readonly config: UssdConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.job = this.jobs.every({ name: 'answer-messages', everyMs: this.config.lookEveryMs }, async () => {
      const taken = await takeMessages(this.dataSource.manager, TOGETHER);
      for (const message of taken) await this.answer(message);
      return taken.length === TOGETHER;
    });
  }

  async receive({ id, phone, text }: Received): Promise<void> {
    const answerId = uuidV7();
    const isNew = await keepMessage(
      this.dataSource.manager,
      {
        messageHash: this.seal.hash('message', `${id}:${phone}`),
        answerId,
        phoneHash: this.seal.hash('phone', phone),
        phoneSealed: this.seal.seal(phone, placeOf(answerId)),
        command: commandOf(text),
      },
      this.config.messagesPerHour,
    );
    if (isNew) this.job?.nudge();
  }

  private async answer(message: MessageIn): Promise<void> {
    const { messageHash, answerId, phoneSealed } = message;
    const phone = this.seal.open<string>(phoneSealed, placeOf(answerId));
    try {
      await this.answers.send({ ...message, phone });
      await endMessage(this.dataSource.manager, messageHash, 'answered');
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable')
        return endMessage(this.dataSource.manager, messageHash, 'dropped');
      if (!(error instanceof NoAnswer)) this.logger.error(`an answer: ${describeFailure(error)}`);
    }
  }
}

const placeOf = (answerId: string): string => `messages_in.phone:${answerId}`;
