import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { sendSms, type Language } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';

const ATTEMPTS_MAX = 3;
/** More than this at once means that notifications is down; people ask for a code again. */
const SENDING_MAX = 1_000;

/** Hands codes to notifications behind the back of the one who asked. Neither code nor number is ever logged. */
@Injectable()
export class CodeSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger('codes');
  private readonly sending = new Set<Promise<void>>();

  constructor(private readonly asks: Asks) {}

  send(message: { phone: string; code: string; language: Language }): void {
    if (this.sending.size >= SENDING_MAX) {
      this.logger.warn('a code is not sent: too many wait for notifications');
      return;
    }
    const sending = this.sendOne(message).finally(() => this.sending.delete(sending));
    this.sending.add(sending);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.sending);
  }

  private async sendOne({
    phone,
    code,
    language,
  }: {
    phone: string;
    code: string;
    language: Language;
  }): Promise<void> {
    const messageId = uuidV7();
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      try {
        await this.asks.ask(sendSms, {
          messageId,
          phone,
          language,
          template: 'one_time_code',
          values: { code },
        });
        return;
      } catch (error) {
        const reason =
          error instanceof DomainError ? error.code : error instanceof NoAnswer ? 'no answer' : 'failure';
        this.logger.warn(`message ${messageId} not taken by notifications (attempt ${attempt}): ${reason}`);
        if (error instanceof DomainError) return;
      }
    }
  }
}
