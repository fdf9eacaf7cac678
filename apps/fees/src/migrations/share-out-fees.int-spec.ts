import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { DataSource } from 'typeorm';
import { ShareOutFees1796000000001 } from './1796000000001-share-out-fees';
import { migrations } from './index';

const WALLET = '8485b1e9-361e-4bfa-a046-46ad36011799';
let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const before = migrations.slice(0, migrations.indexOf(ShareOutFees1796000000001));
  dataSource = new DataSource({ type: 'postgres', url: database.url, migrations: before });
  await dataSource.initialize();
  await dataSource.runMigrations();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

it('goes on from what was billed before: what is owed to the parties sums to what is due', async () => {
  await dataSource.query(`
    insert into billed_wallets (wallet_id, currency, carried) values ('${WALLET}', 'MAD', 7500);
    insert into accruals (wallet_id, day, parts, billed) values
      ('${WALLET}', '2021-12-05', 100003, 100003), ('${WALLET}', '2021-12-06', 100001, 33333),
      ('${WALLET}', '2021-12-07', 122500, 0), ('${WALLET}', '2021-12-08', 0, 122500);
    insert into accrual_shares (wallet_id, day, party, parts) values
      ('${WALLET}', '2021-12-05', 'issuer', 50001), ('${WALLET}', '2021-12-05', 'agent', 50002),
      ('${WALLET}', '2021-12-06', 'issuer', 66667), ('${WALLET}', '2021-12-06', 'agent', 33334);
    insert into bills (bill_id, wallet_id, day, amount_minor, net_minor, vat_minor, vat_bps, carried, ask_again_at)
    values ('0c7d7a52-4f0c-4a53-8d7c-9a3f9dfb7a02', '${WALLET}', '2021-12-06', 12, 11, 1, 1000, 7500, now());
  `);
  const runner = dataSource.createQueryRunner();
  await new ShareOutFees1796000000001().up(runner);
  await runner.release();
  const days = await dataSource.query<{ due: string; owed: string }[]>(
    `select a.parts - a.billed as due, sum(s.parts - s.billed) as owed
       from accruals a join accrual_shares s using (wallet_id, day) group by a.wallet_id, a.day order by a.day`,
  );
  expect(days.map(({ due }) => due)).toEqual(['0', '66668', '122500', '-122500']);
  for (const { due, owed } of days) expect(owed).toBe(due);
  // Two thirds of what is not billed of that day are the issuer's.
  const [issuer] = await dataSource.query<{ owed: string }[]>(
    `select parts - billed as owed from accrual_shares where day = '2021-12-06' and party = 'issuer'`,
  );
  expect(issuer?.owed).toBe('44446');
  expect(await dataSource.query('select party, parts from carried_shares')).toEqual([
    { party: 'platform', parts: '7500' },
  ]);
  expect(await dataSource.query('select party, parts from bill_shares')).toEqual([
    { party: 'platform', parts: '120000' },
  ]);
});
