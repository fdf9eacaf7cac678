import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';

export const COOL_DOWN_REASONS = ['new_device', 'sim_change', 'pin_reset'] as const;
export type CoolDownReason = (typeof COOL_DOWN_REASONS)[number];

export class SimChangeBodyV1 {
  /** The network's own id of this report: reporting it again changes nothing. */
  @IsUUID()
  reportId: string;

  @IsString()
  @MaxLength(40)
  phone: string;

  @IsISO8601({ strict: true })
  changedAt: string;
}

/** A number moved to another SIM card. */
export class ReportSimChangeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => SimChangeBodyV1)
  body: SimChangeBodyV1;
}

/** The same whether anybody is known by that number. */
export class SimChangeReportedV1 {
  @IsUUID()
  reportId: string;
}

export const reportSimChange = defineAsk({
  subject: 'identity.ask.report-sim-change.v1',
  question: ReportSimChangeV1,
  answer: SimChangeReportedV1,
});

export class ReadLimitsV1 {
  @IsUUID()
  walletId: string;
}

export class CoolDownV1 {
  @IsIn(COOL_DOWN_REASONS)
  reason: CoolDownReason;

  @IsISO8601()
  endsAt: string;
}

/** What a wallet may pay now; a limit that is absent is not set. */
export class WalletLimitsV1 {
  @IsUUID()
  walletId: string;

  @IsOptional()
  @IsMoney()
  perPayment?: PositiveMoneyV1;

  @IsOptional()
  @IsMoney()
  perDay?: PositiveMoneyV1;

  @IsOptional()
  @IsMoney()
  perMonth?: PositiveMoneyV1;

  /** Why they are lower than the tier's; the latest end first. */
  @IsListOf(() => CoolDownV1, 10, 0)
  coolDowns: CoolDownV1[];
}

/** Asked by services: the smaller of the tier's limits and those of the cool-downs that run. */
export const readLimits = defineAsk({
  subject: 'identity.ask.read-limits.v1',
  question: ReadLimitsV1,
  answer: WalletLimitsV1,
});
