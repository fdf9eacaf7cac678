import { sendSms, type CodeRecipientV1, type PaymentState, type WithdrawalCodeV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Money } from '@hanout/money';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { PaymentsConfig } from '../config';
import type { CashRules } from '../floats/cash-rulebook';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { CASH_ERRORS } from './cash.errors';
import {
  countCodeMessages,
  forgetPhones,
  readCodeMessage,
  readCodesToTell,
  writeCodeMessage,
  writeTold,
  type CodeToTell,
} from './code-messages.queries';
import { openPhone, recipientHash, sealPhone } from './code-recipient';
import { codeOf, keyOf } from './withdrawal-code';
import { readHash } from './withdrawal-codes.queries';

/** A code makes one message. */
const MESSAGES = '7d3f2f0c-0b5e-4a1d-9d5b-7c2e1a90b6f4';

/**
 * Tells codes to others' phones by asking notifications, always with the same id, until it has taken the message. Asked
 * and not said as a fact: a fact lies on the bus until it is read. Neither code nor number is ever logged.
 */
@Injectable()
export class CodeMessages implements OnApplicationBootstrap {
  private readonly logger = new Logger('code-messages');
  private readonly ring: KeyRing;

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {
    this.ring = readKeyRing(config.cashCodeKey);
  }

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'tell-codes', everyMs: this.config.askAgainAfterMs }, () => this.tellAll());
  }

  /** In the transaction of the code. @throws DomainError `payments.too_many_codes_sent` */
  async write(
    manager: EntityManager,
    { paymentId, walletId, recipient }: { paymentId: string; walletId: string; recipient: CodeRecipientV1 },
    { codeMessagesMax, codeMessagesSeconds }: CashRules,
  ): Promise<void> {
    if ((await countCodeMessages(manager, walletId, codeMessagesSeconds)) >= codeMessagesMax)
      throw CASH_ERRORS.error('payments.too_many_codes_sent');
    const { current } = this.ring;
    await writeCodeMessage(manager, {
      paymentId,
      walletId,
      phoneHash: recipientHash(paymentId, recipient, current),
      phoneSealed: sealPhone(paymentId, recipient.phone, current),
      language: recipient.language,
    });
  }

  /** @throws DomainError `payments.key_reused` when another was meant before: changing the phone takes another code */
  async demandSame(paymentId: string, recipient: CodeRecipientV1 | undefined): Promise<void> {
    const { manager } = this.dataSource;
    const stored = await readCodeMessage(manager, paymentId);
    if (!stored && !recipient) return;
    if (!stored || stored.language !== recipient?.language) throw PAYMENT_ERRORS.error('payments.key_reused');
    const key = keyOf(paymentId, await readHash(manager, paymentId), this.ring.keys.values());
    // With its key taken away nothing is told any more, to whomever.
    if (key && !recipientHash(paymentId, recipient, key).equals(stored.phoneHash))
      throw PAYMENT_ERRORS.error('payments.key_reused');
  }

  /** All that the maker hears of it. */
  async told(paymentId: string, state: PaymentState): Promise<Pick<WithdrawalCodeV1, 'message'>> {
    if (state === 'held') await this.tell(paymentId);
    const stored = await readCodeMessage(this.dataSource.manager, paymentId);
    if (stored?.isTold) return { message: 'sent' };
    return state === 'holding' || state === 'held' ? { message: 'waiting' } : {};
  }

  /** When its money is held; what is not taken now is told by the job. */
  private async tell(paymentId: string): Promise<void> {
    for (const one of await readCodesToTell(this.dataSource.manager, { limit: 1, paymentId }))
      await this.tellOne(one);
  }

  private async tellAll(): Promise<void> {
    const { manager } = this.dataSource;
    for (const one of await readCodesToTell(manager, { limit: this.config.groupMax })) {
      if (this.jobs.isStopping) return;
      await this.tellOne(one);
    }
    await forgetPhones(manager);
  }

  private async tellOne({ paymentId, codeHash, phoneSealed, language, ...said }: CodeToTell): Promise<void> {
    const key = keyOf(paymentId, codeHash, this.ring.keys.values());
    if (!key) return this.logger.warn(`the code of ${paymentId} is not told: its key is not in the settings`);
    const expiry = said.expiresAt.toISOString();
    const question = {
      messageId: uuidV5(paymentId, MESSAGES),
      phone: openPhone(paymentId, phoneSealed, key),
      language,
      template: 'withdrawal_code',
      values: {
        withdrawalCode: codeOf(paymentId, key),
        amount: Money.of(BigInt(said.amountMinor), said.currency).toDecimal(),
        expiry,
      },
      expiresAt: expiry,
    };
    try {
      await this.asks.ask(sendSms, question, { deadlineMs: this.config.ledgerDeadlineMs });
    } catch (error) {
      if (!(error instanceof DomainError) && !(error instanceof NoAnswer)) throw error;
      const reason = error instanceof DomainError ? error.code : 'no answer';
      return this.logger.warn(`the code of ${paymentId} is not taken by notifications: ${reason}`);
    }
    failpoint('cash.code-told');
    await writeTold(this.dataSource.manager, paymentId);
  }
}
