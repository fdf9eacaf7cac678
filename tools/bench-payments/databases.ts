import { Pool } from 'pg';

/**
 * The databases of the services, as the superuser. A connection is opened once and kept: a new one for each look, ten
 * times a second, would take a sixth of two processors from what is measured.
 */
export class Databases {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly urlOf: (database: string) => string) {}

  async query<Row>(database: string, text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.poolOf(database).query(text, values)).rows as Row[];
  }

  async end(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private poolOf(database: string): Pool {
    const known = this.pools.get(database);
    if (known) return known;
    const pool = new Pool({
      connectionString: this.urlOf(database),
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 0,
    });
    // A server that goes away takes idle connections with it; the next look opens another.
    pool.on('error', () => undefined);
    this.pools.set(database, pool);
    return pool;
  }
}
