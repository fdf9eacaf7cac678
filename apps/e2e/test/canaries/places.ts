import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type NatsConnection } from 'nats';
import { Client } from 'pg';
import type { PlatformUnderTest } from '../platform-under-test';

/** Subjects and headers of everything that crosses the bus; payloads are what the bus is for. */
export class BusRecorder {
  readonly seen: string[] = [];
  private connection: NatsConnection;

  async open(platform: PlatformUnderTest): Promise<void> {
    const servers = platform.urlOf('nats');
    this.connection = await connect({ servers, user: 'operator', pass: platform.secret('nats.operator') });
    const everything = this.connection.subscribe('>');
    void (async () => {
      for await (const { subject, headers } of everything) {
        this.seen.push(
          subject,
          ...(headers?.keys() ?? []).flatMap((name) => [name, ...headers!.values(name)]),
        );
      }
    })();
    await this.connection.flush();
  }

  publish(subject: string, message: object): void {
    this.connection.publish(subject, JSON.stringify(message));
  }

  async close(): Promise<void> {
    await this.connection?.close();
  }
}

export function logFiles(platform: PlatformUnderTest): [string, string][] {
  const folder = join(platform.dataDir, 'logs');
  return readdirSync(folder).map((file) => [`logs/${file}`, readFileSync(join(folder, file), 'utf8')]);
}

/** Every row of every table, as PostgreSQL writes it; bytea as hex and, where it is text, as that. */
export async function tablesOf(platform: PlatformUnderTest, database: string): Promise<[string, string][]> {
  const url = new URL(platform.urlOf('postgres'));
  url.username = 'postgres';
  url.password = encodeURIComponent(platform.secret('postgres.superuser'));
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const dumps: [string, string][] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      dumps.push([`${database}.${name}`, rows.map(({ row }) => row).join('\n')]);
    }
    return dumps;
  } finally {
    await client.end();
  }
}
