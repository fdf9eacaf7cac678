import { readWallet, sendSms, signInByNumber, type CallerV1, type Language } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readLanguage } from '../sessions/sessions.queries';
import { readLastWish } from '../wishes/wishes.queries';
import { messageOf, type LineMessage } from '../wishes/wish.message';
import { Wishes } from '../wishes/wishes.service';
import type { Command } from './keywords';

export interface ToAnswer {
  answerId: string;
  phone: string;
  phoneHash: Buffer;
  command: Command;
}

/** Answers by SMS, to the phone that asked. Nobody has shown a PIN here, so the caller is one who may read and nothing else. */
@Injectable()
export class AnswersOut {
  constructor(
    private readonly asks: Asks,
    private readonly dataSource: DataSource,
    private readonly wishes: Wishes,
  ) {}

  /** Asked again it sends nothing more. @throws DomainError `identity.no_such_wallet`: a stranger is not answered */
  async send({ answerId, phone, phoneHash, command }: ToAnswer): Promise<void> {
    const holder = await this.asks.ask(signInByNumber, { phone });
    const { template, values } = await this.said(command, holder.caller);
    const language: Language = (await readLanguage(this.dataSource.manager, phoneHash)) ?? holder.language;
    await this.asks.ask(sendSms, { messageId: answerId, phone, language, template, values });
  }

  private async said(command: Command, caller: CallerV1): Promise<LineMessage> {
    if (command === 'help') return { template: 'line_help', values: {} };
    if (command === 'balance') {
      const { balance } = await this.asks.ask(readWallet, { caller });
      const amount = Money.of(BigInt(balance.minor), balance.currency).toDecimal();
      return { template: 'balance_told', values: { amount } };
    }
    const last = await readLastWish(this.dataSource.manager, caller.id);
    if (last === undefined) return { template: 'no_payment', values: {} };
    const { row } = await this.wishes.look(last);
    return messageOf(row, this.wishes.behind(row));
  }
}
