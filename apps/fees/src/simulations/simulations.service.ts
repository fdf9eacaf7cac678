import { reachOf } from '@hanout/access';
import type { CallerV1, SimulationBodyV1, SimulationV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Schedule } from '../schedules/schedule.entity';
import { SCHEDULE_ERRORS } from '../schedules/schedules.errors';
import { SimulateJob } from './simulate.job';
import { Simulation } from './simulation.entity';
import { readPeriod } from './simulation.period';
import { SIMULATION_ERRORS } from './simulations.errors';

@Injectable()
export class SimulationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly job: SimulateJob,
  ) {}

  async start(caller: CallerV1, scheduleId: string, body: SimulationBodyV1): Promise<SimulationV1> {
    reachOf(caller, 'fees.simulate-schedule');
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(Schedule, { scheduleId })))
      throw SCHEDULE_ERRORS.error('fees.unknown_schedule', { field: 'scheduleId' });
    const { simulationId } = body;
    const [clock] = await manager.query<{ now: Date }[]>('select now()');
    const known = await manager.findOneBy(Simulation, { simulationId });
    // Without days the last month is meant, which is another one when the question comes again later.
    const isLastMonth = body.from === undefined && body.to === undefined;
    const period =
      known && isLastMonth ? { fromDay: known.fromDay, toDay: known.toDay } : readPeriod(body, clock!.now);
    const wished = { simulationId, scheduleId, ...period };
    await manager
      .createQueryBuilder()
      .insert()
      .into(Simulation)
      .values({ ...wished, askedBy: caller.id })
      .orIgnore()
      .execute();
    const stored = await manager.findOneByOrFail(Simulation, { simulationId });
    if (
      stored.scheduleId !== scheduleId ||
      stored.fromDay !== period.fromDay ||
      stored.toDay !== period.toDay
    )
      throw SIMULATION_ERRORS.error('fees.simulation_id_reused', { field: 'body.simulationId' });
    this.job.nudge();
    return toWire(stored);
  }

  async read(caller: CallerV1, simulationId: string): Promise<SimulationV1> {
    reachOf(caller, 'fees.read-simulation');
    const simulation = await this.dataSource.manager.findOneBy(Simulation, { simulationId });
    if (!simulation) throw SIMULATION_ERRORS.error('fees.unknown_simulation', { field: 'simulationId' });
    return toWire(simulation);
  }
}

function toWire({
  simulationId,
  scheduleId,
  fromDay,
  toDay,
  payments,
  result,
  failure,
}: Simulation): SimulationV1 {
  return {
    simulationId,
    scheduleId,
    from: fromDay,
    to: toDay,
    state: result ? 'done' : failure === null ? 'running' : 'failed',
    payments,
    ...(result && { result }),
    ...(failure !== null && { failure }),
  };
}
