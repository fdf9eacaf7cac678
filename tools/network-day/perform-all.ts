import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../bench-payments/stage';
import { count, ProgressLine } from '../payday/progress';
import { perform, type Doors } from './clients';
import { closeHole, killOne, openHole } from './disturbances';
import type { Draw } from './draw';
import type { Operation } from './operations';
import type { Options } from './options';

export interface Day {
  operations: readonly Operation[];
  doors: Doors;
  options: Options;
  draw: Draw;
}

/** At their times, Poisson, whether the ones before are answered or not. */
export async function performAll(stage: Stage, { operations, doors, options, draw }: Day): Promise<void> {
  const { rate, kills, blackHole, holeSeconds } = options;
  const step = new ProgressLine('Payouts and collections', operations.length);
  const killEvery = kills > 0 ? Math.floor(operations.length / (kills + 1)) : Infinity;
  const underway: Promise<void>[] = [];
  let done = 0;
  let killed = 0;
  let dueAt = performance.now();
  let holeUntil = Infinity;
  for (const operation of operations) {
    dueAt += (-Math.log(1 - Math.random()) * 1_000) / rate;
    const early = dueAt - performance.now();
    if (early > 0.5) await pause(early);
    operation.sentAt = Date.now();
    underway.push(perform(operation, doors).then(() => void step.show((done += 1))));
    // One that was still down is not counted: the next operation tries another.
    const killsDue = Math.min(kills, Math.floor(operation.no / killEvery));
    if (killed < killsDue && killOne(stage.dataDir, draw)) killed += 1;
    if (blackHole && operation.no === Math.floor(operations.length / 4)) {
      await openHole(doors.simulatorUrl, blackHole);
      holeUntil = performance.now() + holeSeconds * 1_000;
    }
    if (blackHole && performance.now() > holeUntil) {
      await closeHole(doors.simulatorUrl, blackHole);
      holeUntil = Infinity;
    }
  }
  await Promise.all(underway);
  if (blackHole && holeUntil !== Infinity) {
    await pause(Math.max(0, holeUntil - performance.now()));
    await closeHole(doors.simulatorUrl, blackHole);
  }
  step.done(`${count(done)} answered${kills > 0 ? `, ${killed} times a service was killed` : ''}`);
}
