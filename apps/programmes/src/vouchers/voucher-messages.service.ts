import { businessDayOf } from '@hanout/calendar';
import { sendSms, type Language, type SendSmsV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Money } from '@hanout/money';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { ProgrammesConfig } from '../config';
import { Sealing } from '../sealing/sealing';
import { codePlace, phonePlace } from './places';
import { readToTell, writeTold, type ToTell } from './voucher-messages.queries';

const MESSAGES_MAX = 100;

/**
 * Tells holders' phones the code, and later that it was paid, by asking notifications, always with the same id, until it
 * has taken the message. Asked and not said as a fact: a fact lies on the bus until it is read. Neither code nor number is
 * ever logged.
 */
@Injectable()
export class VoucherMessages implements OnApplicationBootstrap {
  private readonly logger = new Logger('voucher-messages');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly sealing: Sealing,
    private readonly jobs: Jobs,
    private readonly config: ProgrammesConfig,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.config.voucherJobsEveryMs;
    this.jobs.every({ name: 'tell-vouchers', everyMs }, () => this.tellAll());
  }

  private async tellAll(): Promise<boolean> {
    const { manager } = this.dataSource;
    const waiting = await readToTell(manager, MESSAGES_MAX);
    let told = 0;
    for (const one of waiting) {
      if (this.jobs.isStopping) return false;
      if (await this.tell(one)) told += 1;
    }
    return told === MESSAGES_MAX;
  }

  private async tell(one: ToTell): Promise<boolean> {
    try {
      await this.asks.ask(sendSms, this.messageOf(one), { deadlineMs: this.config.counterDeadlineMs });
    } catch (error) {
      if (!(error instanceof DomainError) && !(error instanceof NoAnswer)) throw error;
      const reason = error instanceof DomainError ? error.code : 'no answer';
      this.logger.warn(`the message about voucher ${one.serial} is not taken by notifications: ${reason}`);
      return false;
    }
    failpoint('vouchers.told');
    await writeTold(this.dataSource.manager, one);
    return true;
  }

  private messageOf(one: ToTell): SendSmsV1 {
    const { serial, lineId, codeNo, codeSealed, expiresAt } = one;
    const amount = Money.of(BigInt(one.amountMinor), one.currency).toDecimal();
    const to = {
      phone: this.sealing.open(one.phoneSealed, phonePlace(serial)).toString(),
      language: one.language as Language,
    };
    if (codeSealed === null)
      return {
        messageId: uuidV5('voucher-paid', lineId),
        ...to,
        template: 'voucher_paid',
        values: { amount },
      };
    const voucherCode = this.sealing.open(codeSealed, codePlace(serial)).toString();
    return {
      messageId: uuidV5(`voucher-code:${codeNo}`, lineId),
      ...to,
      template: 'voucher_code',
      values: { voucherCode, amount, date: businessDayOf(expiresAt) },
      expiresAt: expiresAt.toISOString(),
    };
  }
}
