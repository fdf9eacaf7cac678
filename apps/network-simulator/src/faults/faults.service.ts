import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import {
  FAULT_TABLE,
  faultByAmount,
  type FaultName,
  type FaultOf,
  type FaultStage,
  type Taken,
} from './fault-table';
import { seededRandom } from './random';

export const FAULT_TARGETS = ['sms', 'networks', ...NETWORKS] as const;
/** `networks`: all six. */
export type FaultTarget = (typeof FAULT_TARGETS)[number];
/** Who misbehaves. */
export type Spoiler = 'sms' | NetworkName;

export interface Switch {
  target: FaultTarget;
  mode: FaultName;
  /** Of 10,000 chances, how many are taken; absent: each. */
  share?: number;
  /** How many it spoils before it is over; absent: until it is switched off. */
  times?: number;
  delayMs?: number;
  /** The same seed takes the same of the same chances. */
  seed?: number;
}

interface ActiveSwitch extends Switch {
  random(): number;
}

export type FaultCounts = Partial<Record<Spoiler, Partial<Record<FaultName, number>>>>;

const ALL = 10_000;

/** Switches and amounts that make a remote system misbehave. What was taken is counted until the process ends. */
@Injectable()
export class FaultsService {
  private switches: ActiveSwitch[] = [];
  private readonly counts: FaultCounts = {};

  /** Takes the place of the target's switch of that mode. */
  set(wanted: Switch): void {
    this.clear(wanted.target, wanted.mode);
    const random = seededRandom(wanted.seed ?? Math.floor(Math.random() * 2 ** 32));
    this.switches.push({ ...wanted, random });
  }

  /** Without a mode: all of the target's. */
  clear(target: FaultTarget, mode?: FaultName): void {
    this.switches = this.switches.filter((one) => one.target !== target || (mode && one.mode !== mode));
  }

  shown(): { switches: Switch[]; taken: FaultCounts } {
    return { switches: this.switches.map(({ random: _, ...one }) => one), taken: this.counts };
  }

  takeByAmount<Stage extends FaultStage>(
    spoiler: Spoiler,
    stage: Stage,
    amount: string,
  ): Taken<FaultOf<Stage>> | undefined {
    const mode = faultByAmount(stage, amount);
    return mode && this.count(spoiler, { mode });
  }

  /** The fault of this stage that happens now, by the amount or else by the first switch that says so. */
  take<Stage extends FaultStage>(
    spoiler: Spoiler,
    stage: Stage,
    amount?: string,
  ): Taken<FaultOf<Stage>> | undefined {
    const byAmount = amount === undefined ? undefined : this.takeByAmount(spoiler, stage, amount);
    if (byAmount) return byAmount;
    for (const one of this.switches) {
      const isMeant = one.target === spoiler || (one.target === 'networks' && spoiler !== 'sms');
      if (!isMeant || FAULT_TABLE[one.mode].stage !== stage) continue;
      if (one.random() * ALL >= (one.share ?? ALL)) continue;
      this.useUp(one);
      const { mode, delayMs } = one;
      return this.count(spoiler, {
        mode: mode as FaultOf<Stage>,
        ...(delayMs !== undefined && { delayMs }),
      });
    }
    return undefined;
  }

  private useUp(one: ActiveSwitch): void {
    if (one.times === undefined) return;
    one.times -= 1;
    if (one.times <= 0) this.switches = this.switches.filter((other) => other !== one);
  }

  private count<Name extends FaultName>(spoiler: Spoiler, taken: Taken<Name>): Taken<Name> {
    const own: Partial<Record<FaultName, number>> = (this.counts[spoiler] ??= {});
    own[taken.mode] = (own[taken.mode] ?? 0) + 1;
    return taken;
  }
}
