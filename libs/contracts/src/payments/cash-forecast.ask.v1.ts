import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoneyOrZero, MoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class ReadCashForecastV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The day on which what is approved will be paid. */
  @Matches(DAY)
  payday: string;

  /** Then agent by agent; absent: by commune. */
  @IsOptional()
  @Length(1, 60)
  province?: string;
}

export class ForecastDayV1 {
  @Matches(DAY)
  day: string;

  /** Notes that will be asked for. */
  @IsMoneyOrZero()
  cash: MoneyV1;

  /** E-money that will be brought notes for. */
  @IsMoneyOrZero()
  float: MoneyV1;
}

/** What is needed over all the days, what is there now, and what is missing: agent by agent, for one does not lend another his. */
export class ForecastMeterV1 {
  @IsMoneyOrZero()
  need: MoneyV1;

  @IsBalance()
  have: BalanceV1;

  @IsMoneyOrZero()
  short: MoneyV1;
}

export class ForecastRowV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsString()
  province: string;

  /** Absent where the network has no agent in the province, or his commune is not known. */
  @IsOptional()
  @IsString()
  commune?: string;

  /** Of a province agent by agent. */
  @IsOptional()
  @IsString()
  agentCode?: string;

  @IsInt()
  @Min(0)
  agents: number;

  /** Those who have not said what is in their drawer: it counts as nothing. */
  @IsInt()
  @Min(0)
  undeclared: number;

  /** Shared among agents by what they paid out before; otherwise evenly, for nothing is known. */
  @IsBoolean()
  isByPast: boolean;

  @IsListOf(() => ForecastDayV1, 31)
  days: ForecastDayV1[];

  @IsPart(() => ForecastMeterV1)
  cash: ForecastMeterV1;

  @IsPart(() => ForecastMeterV1)
  float: ForecastMeterV1;
}

export class CashForecastV1 {
  @Matches(DAY)
  payday: string;

  /** Where the assumptions of the day of asking come from. */
  @IsString()
  source: string;

  /** By network, province and place. */
  @IsListOf(() => ForecastRowV1, 800, 0)
  rows: ForecastRowV1[];
}

/** What agents will need when approved grants are paid: all of it, of one's network, or one's own counter. */
export const readCashForecast = defineAsk({
  subject: 'payments.ask.read-cash-forecast.v1',
  question: ReadCashForecastV1,
  answer: CashForecastV1,
  deadlineMs: 30_000,
});
