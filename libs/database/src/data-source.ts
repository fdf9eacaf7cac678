import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { PipelinedClient } from './pipelined-client';
import { SnakeNaming } from './snake-naming';

export interface DatabaseSettings {
  url: string;
  poolMax: number;
  /** Shown in pg_stat_activity: which service holds a connection. */
  applicationName: string;
  entities: EntityTarget<ObjectLiteral>[];
  migrations: (new () => MigrationInterface)[];
}

/**
 * Our data is in memory or on a solid-state disk, where a page out of turn costs little more than the next one. With
 * PostgreSQL's own figure, of spinning disks, a few rows of a table of thousands would be found by reading all of it.
 */
const PLANNING = '-c random_page_cost=1.1';

/** A connection that has just been made is slow: it makes each plan first. Those that a rush has opened are kept for the next. */
const IDLE_CONNECTION_MS = 600_000;

/** One service's own database. Migrations are explicit, ordered and forward only; `synchronize` is never on. */
export function createDataSource(settings: DatabaseSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName,
    poolSize: settings.poolMax,
    extra: { Client: PipelinedClient, options: PLANNING, idleTimeoutMillis: IDLE_CONNECTION_MS },
    entities: settings.entities as never,
    migrations: settings.migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    // A failing query flies to whoever asked; TypeORM would print its parameters, people's data among them.
    logging: false,
  });
}

const MIGRATION_LOCK = 7_246_531;

/** Brings the database up to date. Two instances that start at once take turns by an advisory lock. */
export async function migrate(dataSource: DataSource): Promise<number> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations();
    return done.length;
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}
