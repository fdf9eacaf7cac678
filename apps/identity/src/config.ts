import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { KEY_RING } from '@hanout/sealing';
import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';

/** 32 random bytes as base64: `openssl rand -base64 32`. */
const KEY = /^[A-Za-z0-9+/]{43}=$/;

export class IdentityConfig extends DatabaseServiceConfig {
  /** Finds a person by identity card. Losing it means nobody is recognised any more. */
  @IsSecret()
  @Matches(KEY)
  cinHashKey: string;

  /** Finds a person by phone or by a register's number. */
  @IsSecret()
  @Matches(KEY)
  lookupHashKey: string;

  /** Without it a database dump does not let a one-time code be worked out. */
  @IsSecret()
  @Matches(KEY)
  codeHashKey: string;

  /** Seal personal data at rest: the first one seals, every one opens, so that a new key is put in front. */
  @IsSecret()
  @Matches(KEY_RING)
  encryptionKeys: string;

  /** Without it a database dump does not let a PIN be worked out: the first hashes new ones, all compare. */
  @IsSecret()
  @Matches(KEY_RING)
  pinPepper: string;

  /** The Ed25519 seed that signs access tokens. */
  @IsSecret()
  @Matches(KEY)
  signingKey: string;

  @Type(() => Number)
  @IsInt()
  @Min(60)
  @Max(3_600)
  personTokenTtlSeconds = 600;

  @Type(() => Number)
  @IsInt()
  @Min(60)
  @Max(86_400)
  staffTokenTtlSeconds = 600;

  @Type(() => Number)
  @IsInt()
  @Min(60)
  @Max(86_400)
  clientTokenTtlSeconds = 3_600;

  @Type(() => Number)
  @IsInt()
  @Min(30)
  @Max(3_600)
  codeTtlSeconds = 300;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10)
  codeTriesMax = 5;

  /** So many codes a phone within `codeRequestWindowSeconds`, whichever way the window is laid. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  codeRequestsMax = 5;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  codeRequestWindowSeconds = 600;

  /** So many codes a phone on a day of Morocco. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  codeRequestsPerDayMax = 20;

  /** So many codes an hour to the numbers of one block: those whose first seven digits are the same. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  codeRequestsPerBlockMax = 2_000;

  /** Memory of one hash of a PIN, in KiB. */
  @Type(() => Number)
  @IsInt()
  @Min(8)
  @Max(1_048_576)
  pinMemoryKib = 19_456;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(20)
  pinPasses = 2;

  /** Threads that hash PINs. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(8)
  pinWorkers = 2;

  /** When more than this wait for a thread, people are told to try again. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  pinsWaitingMax = 100;

  /** Pictures of evidence that are decoded at once, each up to some hundred megabytes. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(8)
  picturesAtOnce = 1;

  /** When more than this wait to be decoded, people are told to try again. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000)
  picturesWaitingMax = 20;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  evidencePerCaseMax = 12;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(365)
  personSessionDays = 90;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(168)
  staffSessionHours = 12;

  /** Of cashiers, agents' staff and supervisors: a working day, after which they show again who they are. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(24)
  postSessionHours = 12;

  /** So long a refresh token that was just spent is answered again: its answer may have been lost. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60)
  refreshGraceSeconds = 10;

  /** So long a spent refresh token is known again as a copy. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(365)
  spentTokenDays = 30;

  /** After this long without an answer from the ledger, wallets stay `opening` and are asked for again later. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(25_000)
  openingDeadlineMs = 15_000;

  /** How often wallets that the ledger did not confirm are asked for again. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(600_000)
  openingRetryMs = 5_000;

  /** An enrolment younger than this is still being answered for by the ask that brought it. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(600_000)
  openingGraceMs = 30_000;

  /** How often one asker may look up a number: within a minute from the first, and a business day. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  aliasLookupsPerMinute = 10;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  aliasLookupsPerDay = 100;

  /** For this long a number that moved to another person leads to no wallet. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_160)
  numberCoolDownHours = 72;

  /** What one administrator proposed and no other approved by then is void. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(720)
  proposalHours = 72;

  /** So long an invited member of staff has to set a password. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(720)
  invitationHours = 72;

  /** The domain that passkeys belong to: that of the console or one above it. */
  @Matches(/^[a-z0-9.-]{1,253}$/)
  passkeyDomain = 'localhost';

  /** Where the console is opened from, with commas between: passkeys answer to these pages only. */
  @Matches(/^https?:\/\/[a-z0-9.:-]+(,https?:\/\/[a-z0-9.:-]+)*$/)
  passkeyOrigins = 'http://localhost:3000';

  /** A JSON file of the first staff and API clients; read at every start, it only adds those that are missing. */
  @IsOptional()
  @IsString()
  bootstrapFile?: string;
}
