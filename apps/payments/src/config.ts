import { KEY_RING } from '@hanout/sealing';
import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';

export class PaymentsConfig extends DatabaseServiceConfig {
  /** The codes by which a shown receipt is checked: the first key makes new ones, all check. */
  @IsSecret()
  @Matches(KEY_RING)
  receiptKey: string;

  /** How often to look whether a business day is over. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  closeDaysEveryMs = 60_000;

  /** So long after its end: what the ledger was posting at midnight is then on the day it belongs to. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400_000)
  closeDaysAfterMs = 900_000;

  /** How often to ask settlement how much may stand unsettled with each network, and how far it is settled. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  followCapsEveryMs = 30_000;

  /** Codes for one sale: the first key seals, all check. */
  @IsSecret()
  @Matches(KEY_RING)
  qrKey: string;

  /** Withdrawal and authorisation codes: the first key makes new ones, all find. */
  @IsSecret()
  @Matches(KEY_RING)
  cashCodeKey: string;

  /** To whom payouts go: the first key seals, all open. */
  @IsSecret()
  @Matches(KEY_RING)
  payoutKey: string;

  /** How often to look for payouts that a network is to be asked to take. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(60_000)
  askNetworksEveryMs = 1_000;

  /** How long one question to the service of a network may stay without an answer; it is put again after `askAgainAfterMs`. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(60_000)
  networkDeadlineMs = 5_000;

  /** A payout that a network has taken and not told the end of for so long is asked for again. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(86_400_000)
  askUntoldAfterMs = 300_000;

  /** Whose scheme our codes are of, by its globally unique identifier (EMVCo, tag 26, sub-tag 00). */
  @IsString()
  @Length(1, 32)
  qrGuid = 'ma.hanout';

  /** A payment is answered `pending` after this long; below the deadline of those who ask us (15 s). */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(14_000)
  answerWithinMs = 9_000;

  /** How long one question to the ledger may stay without an answer. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(60_000)
  ledgerDeadlineMs = 5_000;

  /** How often to look for payments the ledger has not answered. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(60_000)
  askAgainEveryMs = 1_000;

  /** A payment is asked for again when it is this old without an answer, then after doubling pauses up to 5 minutes. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(300_000)
  askAgainAfterMs = 10_000;

  /** How often to look for what nobody answered in time. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(60_000)
  expireEveryMs = 2_000;

  /** How often to look for standing orders whose day has come. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  payTurnsEveryMs = 60_000;

  /** How often to look whether agents' floats have gone low. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  watchFloatsEveryMs = 60_000;

  /** How often to look whether a day is over whose cash is to be looked at. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  flagCashEveryMs = 600_000;

  /** Groups on the way at once, to the database and to the ledger; fewer lanes, larger groups, less work for each. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(32)
  lanes = 1;

  /** Payments that share one commit or one question; the ledger takes 1,000. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  groupMax = 200;

  /** Groups begin so far from one another unless they are full; the first after a pause waits for nobody. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000)
  groupEveryMs = 40;

  /** Payments that may wait for a lane; more are told to come back. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  waitingMax = 5_000;

  /** A payment that was not begun within this time is refused as unavailable: less than its asker waits. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(60_000)
  patienceMs = 2_000;

  /** Lines of one bulk: their results fit into one message. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  bulkLinesMax = 10_000;

  @Type(() => Number)
  @IsInt()
  @Min(1_000)
  @Max(50_000_000)
  bulkFileBytesMax = 5_000_000;

  /** How long a bulk waits for its second person. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  bulkApprovalSeconds = 259_200;

  /** How long a reversal, limits of one wallet or a biller wait for their second person. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  approvalSeconds = 259_200;

  /** Lines of a bulk that share one commit and one question to the ledger. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  bulkChunk = 1_000;

  /** How often to look for files of bulks that were given up. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(86_400_000)
  expireUploadsEveryMs = 600_000;

  /** Chunks on their way at once. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(8)
  bulkLanes = 4;
}
