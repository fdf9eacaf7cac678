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
import { SHARE_PARTIES, type ShareParty } from './fee-schedule.v1';

const FRACTION = /^(0|[1-9]\d{0,29})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class SimulationBodyV1 {
  /** Made by who asks: the same id and content again is the same simulation. */
  @IsUUID()
  simulationId: string;

  /** First and last business day whose payments are priced; both absent: the last calendar month. */
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @IsOptional()
  @Matches(DAY)
  to?: string;
}

export class SimulateScheduleV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  scheduleId: string;

  @IsPart(() => SimulationBodyV1)
  body: SimulationBodyV1;
}

export class ReadSimulationV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  simulationId: string;
}

/** Fees without and with the simulated schedule, in 1/10,000 of the minor unit. */
export class FeeChangeV1 {
  @Matches(FRACTION)
  before: string;

  @Matches(FRACTION)
  after: string;
}

/** Of a band of the simulated schedule. */
export class BandChangeV1 extends FeeChangeV1 {
  @Matches(/^\d{1,18}$/)
  minMinor: string;

  @Matches(/^\d{1,18}$/)
  maxMinor: string;

  @IsInt()
  @Min(0)
  payments: number;
}

export class ShareChangeV1 extends FeeChangeV1 {
  @IsIn(SHARE_PARTIES)
  party: ShareParty;
}

/** Who bears fees, and what becomes of them. */
export class BearerChangeV1 extends FeeChangeV1 {
  @IsUUID()
  walletId: string;

  /** Of a shop. */
  @IsOptional()
  @IsString()
  merchantCode?: string;
}

export const BEARERS_MAX = 100;

export class SimulationResultV1 {
  /** The instant whose prices are compared: the schedule's start, or now when that is over. */
  @IsISO8601()
  pricedAt: string;

  @IsPart(() => FeeChangeV1)
  total: FeeChangeV1;

  /** Payments that no schedule prices, which would be refused. They are in no sum. */
  @IsInt()
  @Min(0)
  unservedBefore: number;

  @IsInt()
  @Min(0)
  unservedAfter: number;

  @IsListOf(() => BandChangeV1, 50, 0)
  bands: BandChangeV1[];

  @IsListOf(() => ShareChangeV1, 5, 0)
  shares: ShareChangeV1[];

  /** How many bear more, less, or the same. */
  @IsInt()
  @Min(0)
  more: number;

  @IsInt()
  @Min(0)
  less: number;

  @IsInt()
  @Min(0)
  unchanged: number;

  /** Of those who bear more, the ones with the greatest rise first. */
  @IsListOf(() => BearerChangeV1, BEARERS_MAX, 0)
  bearMore: BearerChangeV1[];
}

export class SimulationV1 {
  @IsUUID()
  simulationId: string;

  @IsUUID()
  scheduleId: string;

  @Matches(DAY)
  from: string;

  @Matches(DAY)
  to: string;

  /** `failed`: given up after some tries; whoever wants it asks for a new one. */
  @IsIn(['running', 'done', 'failed'])
  state: 'running' | 'done' | 'failed';

  /** Priced so far. */
  @IsInt()
  @Min(0)
  payments: number;

  /** When it is done. */
  @IsOptional()
  @IsPart(() => SimulationResultV1)
  result?: SimulationResultV1;

  /** Why it failed. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  failure?: string;
}

/** Starts it; it is done when `state` says so. `fees.unknown_schedule`, `fees.period_unclear`, `fees.simulation_id_reused`. */
export const simulateSchedule = defineAsk({
  subject: 'fees.ask.simulate-schedule.v1',
  question: SimulateScheduleV1,
  answer: SimulationV1,
});

/** `fees.unknown_simulation` */
export const readSimulation = defineAsk({
  subject: 'fees.ask.read-simulation.v1',
  question: ReadSimulationV1,
  answer: SimulationV1,
});
