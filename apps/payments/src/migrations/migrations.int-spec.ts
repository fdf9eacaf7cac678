import { startService, type RunningService } from '@hanout/service-kit';
import { createTestDatabase, startTestNats, type TestDatabase, type TestNats } from '@hanout/testing';
import { DataSource } from 'typeorm';
import { CASH_CODE_KEY, PAYOUT_KEY, QR_KEY, RECEIPT_KEY } from '../../test/stage';
import { service } from '../service';

let database: TestDatabase;
let nats: TestNats;
let running: RunningService;

beforeAll(async () => {
  [database, nats] = await Promise.all([createTestDatabase(), startTestNats()]);
  running = await startService(service, {
    NATS_URL: nats.url,
    CASH_CODE_KEY,
    PAYOUT_KEY,
    QR_KEY,
    RECEIPT_KEY,
    DATABASE_URL: database.url,
    HTTP_PORT: '0',
  });
});

afterAll(async () => {
  await running?.stop();
  await nats?.stop();
  await database?.drop();
});

it('makes the tables that the entities describe', async () => {
  const dataSource = running.get(DataSource);
  const { driver, entityMetadatas } = dataSource;
  expect(entityMetadatas.length).toBeGreaterThan(0);
  for (const { tableName, columns } of entityMetadatas) {
    const made: { name: string; type: string; nullable: boolean }[] = await dataSource.query(
      `select column_name as name, data_type as type, is_nullable = 'YES' as nullable
         from information_schema.columns where table_schema = 'public' and table_name = $1 order by column_name`,
      [tableName],
    );
    const described = columns.map((column) => {
      return {
        name: column.databaseName,
        type: column.isArray ? 'ARRAY' : driver.normalizeType(column),
        nullable: column.isNullable,
      };
    });
    expect({ tableName, columns: described.sort((a, b) => (a.name < b.name ? -1 : 1)) }).toEqual({
      tableName,
      columns: made,
    });
  }
});
