import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { defineFact } from '../message';

/** The end of a ledger's log as it stood: whoever keeps it can tell later that nothing before it was changed or cut off. */
export class HeadPublishedV1 {
  /** Which ledger, where several own a range of shards each; absent: the only one. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  ledger?: string;

  /** The last number of the log. */
  @Matches(/^\d{1,19}$/)
  no: string;

  /** The hash over everything up to that number, in hex. */
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;

  /** The time of its last flush. It never goes back as the number goes up. */
  @IsISO8601()
  at: string;
}

export const headPublished = defineFact({
  subject: 'ledger.evt.head-published.v1',
  data: HeadPublishedV1,
  readers: ['settlement'],
});
