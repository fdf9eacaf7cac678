import { businessDayOf, type Clock } from '@hanout/calendar';
import {
  readOwnGrants,
  readWallet,
  readWalletStatement,
  type DayLineV1,
  type WalletStatementV1,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Line } from '../menu/data';
import { callerOf, leftMs, type Asked, type Ended } from './journey';

const LINES_MAX = 8;
const DAYS_MAX = 3;
/** A voucher that an agent still pays. */
const GOOD_VOUCHER = 'issued';

/** What a person has. */
@Injectable()
export class AccountJourney {
  constructor(
    private readonly asks: Asks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async readBalance(asked: Asked): Promise<Ended<'readBalance'>> {
    const { balance } = await this.asks.ask(
      readWallet,
      { caller: callerOf(asked) },
      { deadlineMs: leftMs(asked) },
    );
    return { outcome: 'read', keep: { balanceMinor: balance.minor } };
  }

  /** The newest first, of the last days on which something moved. */
  async readStatement(asked: Asked): Promise<Ended<'readStatement'>> {
    const lines: Line[] = [];
    for (const day of await this.lastDays(asked)) {
      const { day: read } = await this.statement(asked, day);
      lines.push(...(read?.lines ?? []).map(lineOf).reverse());
      if (lines.length >= LINES_MAX) break;
    }
    return lines.length === 0
      ? { outcome: 'none' }
      : { outcome: 'read', keep: { lines: lines.slice(0, LINES_MAX) } };
  }

  /** Of this month, or of the one before where nothing moved yet; the newest first. */
  private async lastDays(asked: Asked): Promise<string[]> {
    const month = businessDayOf(this.clock.now()).slice(0, 7);
    for (const one of [month, monthBefore(month)]) {
      const { period } = await this.statement(asked, one);
      const days = (period?.parts ?? []).map(({ period: day }) => day).sort();
      if (days.length > 0) return days.reverse().slice(0, DAYS_MAX);
    }
    return [];
  }

  private statement(asked: Asked, period: string): Promise<WalletStatementV1> {
    return this.asks.ask(
      readWalletStatement,
      { caller: callerOf(asked), period, format: 'json', language: 'fr' },
      { deadlineMs: leftMs(asked) },
    );
  }

  async readVoucher(asked: Asked): Promise<Ended<'readVoucher'>> {
    const { grants } = await this.asks.ask(
      readOwnGrants,
      { caller: callerOf(asked) },
      { deadlineMs: leftMs(asked) },
    );
    const good = grants.find(({ voucher }) => voucher?.state === GOOD_VOUCHER);
    const until = good?.voucher?.expiresAt;
    if (!good || until === undefined) return { outcome: 'none' };
    return { outcome: 'read', keep: { voucher: { amountMinor: good.due.minor, until } } };
  }
}

/** `2026-01` → `2025-12` */
function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}

const lineOf = ({ at, direction, amount }: DayLineV1): Line => ({
  day: businessDayOf(new Date(at)),
  isIn: direction === 'credit',
  amountMinor: amount.minor,
});
