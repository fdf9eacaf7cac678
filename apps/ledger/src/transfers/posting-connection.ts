import type { DataSource, QueryRunner } from 'typeorm';

/**
 * The one connection that flushes go through. A connection that has not posted yet makes every plan of the function
 * first, some 60 ms of a processor; out of the pool, now one and now another would be lent to the flushes, each with
 * plans of its own to make.
 */
export class PostingConnection {
  private runner: QueryRunner | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Not for two at once. After an error the next query goes through another connection. */
  async query<T>(sql: string, parameters: unknown[]): Promise<T> {
    // It releases itself when it breaks while nobody uses it.
    if (!this.runner || this.runner.isReleased) this.runner = this.dataSource.createQueryRunner();
    const { runner } = this;
    try {
      return (await runner.query(sql, parameters)) as T;
    } catch (error) {
      this.runner = undefined;
      if (!runner.isReleased) await runner.release();
      throw error;
    }
  }
}
