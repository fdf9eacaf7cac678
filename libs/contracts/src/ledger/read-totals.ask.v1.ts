import { IsISO8601, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { KindTotalV1 } from './prove-ledger.ask.v1';

export class ReadTotalsV1 {
  @Matches(/^[A-Z]{3}$/)
  currency: string;
}

/** The balances of all accounts as they stand at one instant, added up by kind and network; nothing is recomputed. */
export class LedgerTotalsV1 {
  @IsListOf(() => KindTotalV1, 500, 0)
  totals: KindTotalV1[];

  /** By the ledger’s clock; of several instances that of the first. */
  @IsISO8601()
  readAt: string;
}

export const readTotals = defineAsk({
  subject: 'ledger.ask.read-totals.v1',
  question: ReadTotalsV1,
  answer: LedgerTotalsV1,
  deadlineMs: 30_000,
});
