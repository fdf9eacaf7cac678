import { reachOf } from '@hanout/access';
import {
  schedulePublished,
  type CallerV1,
  type FeeScheduleV1,
  type ScheduleStateV1,
} from '@hanout/contracts';
import { Audit } from '@hanout/audit';
import { inTransaction, sqlStateOf } from '@hanout/database';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Outbox } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Schedule } from './schedule.entity';
import { isSameContent, readProposal, toFeeSchedule } from './schedule.rules';
import { SCHEDULE_ERRORS } from './schedules.errors';

const UNIQUE_VIOLATION = '23505';
const READ_MAX = 1_000;

/** Prices change by two people: one proposes, another approves, and then all who price are told. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async propose(caller: CallerV1, proposal: FeeScheduleV1): Promise<ScheduleStateV1> {
    reachOf(caller, 'fees.propose-schedule');
    assertStaff(caller);
    const content = readProposal(proposal);
    const schedules = this.dataSource.getRepository(Schedule);
    await schedules
      .createQueryBuilder()
      .insert()
      .values({ ...content, state: 'proposed', proposedBy: caller.id })
      .orIgnore()
      .execute();
    const stored = await schedules.findOneByOrFail({ scheduleId: content.scheduleId });
    if (!isSameContent(stored, content))
      throw SCHEDULE_ERRORS.error('fees.schedule_id_reused', { field: 'scheduleId' });
    return toState(stored);
  }

  async approve(caller: CallerV1, scheduleId: string): Promise<ScheduleStateV1> {
    reachOf(caller, 'fees.approve-schedule');
    assertStaff(caller);
    try {
      return await inTransaction(this.dataSource, async (manager) => {
        const schedule = await manager.findOne(Schedule, {
          where: { scheduleId },
          lock: { mode: 'pessimistic_write' },
        });
        if (!schedule) throw SCHEDULE_ERRORS.error('fees.unknown_schedule', { field: 'scheduleId' });
        if (schedule.proposedBy === caller.id) throw SCHEDULE_ERRORS.error('fees.same_person');
        if (schedule.state === 'published') return toState(schedule);
        const approval = { state: 'published', approvedBy: caller.id, approvedAt: new Date() } as const;
        await manager.update(Schedule, { scheduleId }, approval);
        await this.audit.record(manager, {
          by: caller,
          operation: 'fees.approve-schedule',
          subject: { kind: 'schedule', id: scheduleId },
          before: { state: schedule.state, proposedBy: schedule.proposedBy },
          after: { state: approval.state },
        });
        const published: Schedule = { ...schedule, ...approval };
        await this.outbox.add(manager, schedulePublished, { schedule: toFeeSchedule(published) });
        return toState(published);
      });
    } catch (error) {
      if (sqlStateOf(error) === UNIQUE_VIOLATION)
        throw SCHEDULE_ERRORS.error('fees.effective_from_taken', { cause: error });
      throw error;
    }
  }

  /** The newest first, within product and currency. */
  async read(caller: CallerV1): Promise<ScheduleStateV1[]> {
    reachOf(caller, 'fees.read-schedules');
    assertStaff(caller);
    const schedules = await this.dataSource.getRepository(Schedule).find({
      order: { product: 'ASC', currency: 'ASC', effectiveFrom: 'DESC', scheduleId: 'ASC' },
      take: READ_MAX,
    });
    return schedules.map(toState);
  }
}

/** Prices are the work of people: two programs would not be two persons. */
function assertStaff(caller: CallerV1): void {
  if (caller.kind !== 'staff') throw PLATFORM_ERRORS.error('platform.forbidden');
}

function toState(schedule: Schedule): ScheduleStateV1 {
  return {
    schedule: toFeeSchedule(schedule),
    state: schedule.state,
    proposedBy: schedule.proposedBy,
    ...(schedule.approvedBy !== null && { approvedBy: schedule.approvedBy }),
    proposedAt: schedule.proposedAt.toISOString(),
  };
}
