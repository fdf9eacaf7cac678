import { isBusinessDay } from '@hanout/calendar';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { readMessage } from '@hanout/messaging';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { RemoteClock } from '../clock/remote-clock';
import { Networks } from '../networks/networks';
import type { NoticeQueue } from '../notices/notice-queue';
import { EntriesQuery } from './books.dto';
import { dayReport, type DayReport } from './day-report';
import type { EntryPage, Summary } from './entries';
import type { Entry } from './entry';

interface BooksShown {
  network: string;
  accounts: number;
  entries: Summary;
  notices: ReturnType<NoticeQueue['counts']>;
  last: Entry[];
}

/** What a network’s own system has in its books: for whoever wants to hold ours against it. */
@Controller('networks/:network')
export class BooksController {
  constructor(
    private readonly networks: Networks,
    private readonly clock: RemoteClock,
  ) {}

  @Get('accounts/summary')
  accounts(@Param('network') name: string): { accounts: number } {
    return { accounts: this.networks.of(name).accounts.size };
  }

  @Get('books')
  summary(@Param('network') name: string): BooksShown {
    const { name: network, accounts, book } = this.networks.of(name);
    const { entries, notices } = book;
    return {
      network,
      accounts: accounts.size,
      entries: entries.summary(),
      notices: notices.counts(),
      last: entries.last(20),
    };
  }

  @Get('books/entries')
  entries(@Param('network') name: string, @Query() query: unknown): EntryPage {
    const { after, limit } = readMessage(EntriesQuery, query);
    return this.networks.of(name).book.entries.page(after, limit);
  }

  @Get('books/entries/:id')
  entry(@Param('network') name: string, @Param('id') id: string): Entry {
    const entry = this.networks.of(name).book.entries.find(id);
    if (!entry) throw PLATFORM_ERRORS.error('platform.not_found', { field: 'id' });
    return entry;
  }

  @Get('books/balances')
  balances(@Param('network') name: string): { account: string; balance: string }[] {
    return this.networks.of(name).book.entries.accounts();
  }

  @Get('books/balances/:account')
  balance(
    @Param('network') name: string,
    @Param('account') account: string,
  ): { account: string; balance: string; currency: 'MAD' } {
    const { entries } = this.networks.of(name).book;
    return { account, balance: String(entries.balanceOf(account)), currency: 'MAD' };
  }

  @Get('books/days/:day')
  day(@Param('network') name: string, @Param('day') day: string): DayReport {
    if (!isBusinessDay(day)) throw PLATFORM_ERRORS.error('platform.invalid_input', { field: 'day' });
    const { name: network, book } = this.networks.of(name);
    return dayReport(network, day, book.entries.standing(), this.clock.now());
  }
}
