import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { DataSource } from 'typeorm';
import seed from '../rules/payment-rules.json';
import { ProveBills1796000400000 } from './1796000400000-prove-bills';
import { migrations } from './index';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const before = migrations.slice(0, migrations.indexOf(ProveBills1796000400000));
  dataSource = new DataSource({ type: 'postgres', url: database.url, migrations: before });
  await dataSource.initialize();
  await dataSource.runMigrations();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

it('gives rules from before bills and payouts what the seed has for them, and changes nothing else', async () => {
  const [{ rules }] = seed as [(typeof seed)[0]];
  const { standingOrderTries: _tries, ...older } = rules;
  const { bill_payment: _quote, payout: _quoted, ...oneCallMaxMinor } = rules.oneCallMaxMinor;
  const { bill_payment: _proof, payout: _proven, ...proofAboveMinor } = rules.proofAboveMinor;
  const own = { ...rules, standingOrderTries: 5, proofAboveMinor: { bill_payment: '1', payout: '2' } };
  const write = (from: string, row: object) =>
    dataSource.query('insert into payment_rules (effective_from, rules, source) values ($1, $2, $3)', [
      from,
      JSON.stringify(row),
      'spec',
    ]);
  await write('2018-11-13', { ...older, oneCallMaxMinor, proofAboveMinor });
  await write('2020-01-01', own);
  await dataSource.destroy();
  dataSource = new DataSource({ type: 'postgres', url: database.url, migrations });
  await dataSource.initialize();
  await dataSource.runMigrations();
  const rows: { rules: object }[] = await dataSource.query(
    'select rules from payment_rules order by effective_from',
  );
  expect(rows).toEqual([{ rules }, { rules: own }]);
});
