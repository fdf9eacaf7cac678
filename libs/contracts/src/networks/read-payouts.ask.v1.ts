import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from './network-names';

const COUNT = /^\d+$/;
export const LISTED_DEAD_NOTICES_MAX = 100;

export class ReadPayoutsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class PayoutCountsV1 {
  @Matches(COUNT)
  waiting: string;

  @Matches(COUNT)
  succeeded: string;

  @Matches(COUNT)
  declined: string;

  /** When the one that waits longest was taken. */
  @IsOptional()
  @IsISO8601()
  oldestWaitingAt?: string;
}

export class CollectionCountsV1 {
  @Matches(COUNT)
  waiting: string;

  @Matches(COUNT)
  completed: string;

  /** Nobody has the money; it is still the network's. */
  @Matches(COUNT)
  refused: string;
}

export const BREAKER_STATES = ['closed', 'open', 'probing'] as const;

/** Of the instance that answers. Open: nothing comes back from the network, and only probes go out. */
export class BreakerV1 {
  @IsIn(BREAKER_STATES)
  state: (typeof BREAKER_STATES)[number];

  /** Calls in a row that came to nothing. */
  @IsInt()
  @Min(0)
  failures: number;

  @IsOptional()
  @IsISO8601()
  openSince?: string;
}

/** What came to our door, by what was made of it. */
export class NoticeCountsV1 {
  @Matches(COUNT)
  accepted: string;

  @Matches(COUNT)
  replayed: string;

  @Matches(COUNT)
  forged: string;

  @Matches(COUNT)
  stale: string;

  @Matches(COUNT)
  unreadable: string;

  @Matches(COUNT)
  tooLarge: string;
}

export const NOTICE_WAYS = ['door', 'file', 'line', 'report'] as const;

/** A notice that was accepted and could not be applied after its tries. */
export class DeadNoticeV1 {
  @IsUUID()
  noticeId: string;

  @IsIn(NOTICE_WAYS)
  via: (typeof NOTICE_WAYS)[number];

  @IsInt()
  @Min(1)
  attempts: number;

  @IsString()
  @MaxLength(200)
  error: string;

  @IsISO8601()
  receivedAt: string;
}

export class PayoutsReadV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsPart(() => PayoutCountsV1)
  payouts: PayoutCountsV1;

  @IsPart(() => CollectionCountsV1)
  collections: CollectionCountsV1;

  @IsPart(() => BreakerV1)
  breaker: BreakerV1;

  @IsPart(() => NoticeCountsV1)
  notices: NoticeCountsV1;

  /** Clear words against an end that stands. */
  @Matches(COUNT)
  contradictions: string;

  /** Words about payouts that were never taken. */
  @Matches(COUNT)
  unmatched: string;

  /** The oldest first. */
  @IsListOf(() => DeadNoticeV1, LISTED_DEAD_NOTICES_MAX, 0)
  deadNotices: DeadNoticeV1[];
}

/** One subject a network: `networks-cash-plus.ask.read-payouts.v1`. */
export const readPayouts = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineAsk({
      subject: `networks-${network}.ask.read-payouts.v1`,
      question: ReadPayoutsV1,
      answer: PayoutsReadV1,
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineAsk<ReadPayoutsV1, PayoutsReadV1>>>;
