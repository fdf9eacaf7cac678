import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class ReadWindowsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The business day of their cut-offs. */
  @Matches(/^(\d{4}-\d{2}-\d{2}|today)$/)
  day: string;
}

/** `open`: still counted. `closed`: its figures stand for ever. `settled`: the bank confirms its net, or there is none. */
export const WINDOW_STATES = ['open', 'closed', 'settled'] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

/** What one network is owed (net above zero) or owes (below) from one cut-off to the next. */
export class SettlementWindowV1 {
  @IsUUID()
  windowId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** Absent for the first one of a network. */
  @IsOptional()
  @IsISO8601()
  opensAt?: string;

  @IsISO8601()
  cutOffAt: string;

  @IsIn(WINDOW_STATES)
  state: WindowState;

  @IsOptional()
  @IsISO8601()
  closedAt?: string;

  @IsBalance()
  grants: BalanceV1;

  @IsBalance()
  paymentsIn: BalanceV1;

  @IsBalance()
  paymentsOut: BalanceV1;

  @IsBalance()
  net: BalanceV1;

  @IsInt()
  @Min(0)
  movements: number;

  /** Of them, those of the time of an earlier window that were told after it had closed. */
  @IsInt()
  @Min(0)
  lateMovements: number;
}

export class WindowsV1 {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  /** By cut-off and network. */
  @IsListOf(() => SettlementWindowV1, 1_000, 0)
  items: SettlementWindowV1[];

  /** Whether payments in and out of these windows sum to zero; false also where networks end at other times. */
  @IsBoolean()
  paymentsBalance: boolean;
}

export const readWindows = defineAsk({
  subject: 'settlement.ask.read-windows.v1',
  question: ReadWindowsV1,
  answer: WindowsV1,
});
