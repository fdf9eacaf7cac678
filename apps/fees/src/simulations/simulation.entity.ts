import type { SimulationResultV1 } from '@hanout/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One question what a schedule would have come to, and its answer. */
@Entity('simulations')
export class Simulation {
  @PrimaryColumn('uuid')
  simulationId: string;

  @Column('uuid')
  scheduleId: string;

  /** First and last business day. */
  @Column('date')
  fromDay: string;

  @Column('date')
  toDay: string;

  /** Priced so far; whoever takes the work up begins anew. */
  @Column('integer', { default: 0 })
  payments: number;

  @Column('integer', { default: 0 })
  tries: number;

  /** After a try that failed. */
  @Column('timestamptz', { default: () => 'now()' })
  tryAgainAt: Date;

  /** Why it was given up. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** Absent while it runs. */
  @Column('jsonb', { nullable: true })
  result: SimulationResultV1 | null;

  @Column('uuid')
  askedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  askedAt: Date;
}
