import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isOfAnOldPlan } from './pipelined-client';

/** serialization_failure and deadlock_detected: PostgreSQL says "try the whole transaction again". */
const REPEATABLE = new Set(['40001', '40P01']);
const ATTEMPTS_MAX = 8;

export function sqlStateOf(error: unknown): string | undefined {
  const withCode = error as { code?: unknown; driverError?: { code?: unknown } };
  const code = withCode?.driverError?.code ?? withCode?.code;
  return typeof code === 'string' ? code : undefined;
}

/**
 * Runs `work` in one transaction and commits. On a deadlock or serialization failure the whole work runs again, a few
 * times, so it must do nothing outside the database. Any other error rolls back and flies.
 */
export function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return repeated(() => runOnce(dataSource, work));
}

/**
 * A statement whose answer nothing waits for: it travels with the commit, and if it fails nothing is committed. Outside of
 * `inTransaction` it is done at once.
 */
export async function lastly(manager: EntityManager, text: string, values: unknown[]): Promise<void> {
  const last = manager.queryRunner && lastOf(manager.queryRunner);
  if (last) last.push({ text, values });
  else await manager.query(text, values);
}

/**
 * What is done when the transaction is committed, and only then; it must not fail. Outside of `inTransaction` it is done at
 * once.
 *
 * @throws Error within a transaction of another kind, whose end nobody would tell
 */
export function afterCommit(manager: EntityManager, effect: () => void): void {
  const after = manager.queryRunner && afterOf(manager.queryRunner);
  if (after) after.push(effect);
  else if (manager.queryRunner?.isTransactionActive)
    throw new Error('only inTransaction tells when it is committed');
  else effect();
}

/** Reads that are asked at once, through one connection: they leave together, and one process of the server answers all. */
export async function onOneConnection<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work(runner.manager);
  } finally {
    await runner.release();
  }
}

interface Statement {
  text: string;
  values: unknown[];
}

const LAST = Symbol('last');
const AFTER = Symbol('after');
interface Endings {
  [LAST]?: Statement[];
  [AFTER]?: (() => void)[];
}
const lastOf = ({ data }: QueryRunner) => (data as Endings)[LAST];
const afterOf = ({ data }: QueryRunner) => (data as Endings)[AFTER];

async function runOnce<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const last: Statement[] = [];
  const after: (() => void)[] = [];
  Object.assign(runner.data as object, { [LAST]: last, [AFTER]: after } satisfies Endings);
  try {
    await runner.startTransaction();
    const result = await work(runner.manager);
    await commitWith(runner, last);
    for (const effect of after) effect();
    return result;
  } catch (error) {
    // One that cannot even be rolled back is over anyway: what failed first is what is told.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Where one of the last fails, what is behind it fails too, and the commit rolls back. */
async function commitWith(runner: QueryRunner, last: readonly Statement[]): Promise<void> {
  const client = (await runner.connect()) as { query(text: string, values: unknown[]): Promise<unknown> };
  const done = last.map(({ text, values }) => client.query(text, values));
  const results = await Promise.allSettled([...done, runner.commitTransaction()]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Runs work that is one transaction by itself, a single statement mostly, with the same repeats. */
export async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRepeatable(error) || attempt >= ATTEMPTS_MAX) throw error;
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}

function isRepeatable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined && REPEATABLE.has(state)) return true;
  return isOfAnOldPlan((error as { driverError?: unknown })?.driverError ?? error);
}
