import { randomUUID } from 'node:crypto';
import { shardOf, type AccountToOpenV1 } from '@hanout/contracts';
import { AccountRow } from './account.entity';
import { AccountsService } from './accounts.service';
import { aHold, aTransfer, TestLedger } from '../testing/test-ledger';

let ledger: TestLedger;
let accounts: AccountsService;
beforeAll(async () => {
  ledger = await TestLedger.start();
  accounts = new AccountsService(ledger.dataSource);
});
afterAll(() => ledger.stop());

function aWallet(account: Partial<AccountToOpenV1> = {}): AccountToOpenV1 {
  return {
    accountId: randomUUID(),
    kind: 'customer',
    currency: 'MAD',
    network: 'm2t',
    floorMinor: '0',
    ...account,
  };
}

async function outcomes(asked: AccountToOpenV1[]): Promise<string[]> {
  return (await accounts.openAccounts(asked)).accounts.map(({ outcome, reason }) => reason ?? outcome);
}

it('opens accounts once, and one that is refused keeps no other from opening', async () => {
  const [known, fresh, impossible] = [
    aWallet(),
    aWallet({ ceilingMinor: '20000' }),
    aWallet({ floorMinor: '5' }),
  ];
  expect(await outcomes([known])).toEqual(['opened']);
  expect(await outcomes([known, { ...known, kind: 'merchant' }, impossible, fresh, fresh])).toEqual([
    'repeated',
    'id_reused',
    'bounds_invalid',
    'opened',
    'repeated',
  ]);
});

it('opens an account once when many ask at once', async () => {
  const batch = Array.from({ length: 50 }, () => aWallet());
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, i) => outcomes(i % 2 ? batch : batch.toReversed())),
  );
  expect(all.flat().filter((outcome) => outcome === 'opened')).toHaveLength(50);
  expect(all.flat().filter((outcome) => outcome === 'repeated')).toHaveLength(350);
});

it('still knows an account by what it was opened with after its ceiling and status were changed', async () => {
  const wallet = aWallet({ ceilingMinor: '20000' });
  await outcomes([wallet]);
  await ledger.change(wallet.accountId, { ceilingMinor: '500000', status: 'frozen' });
  expect(await outcomes([wallet])).toEqual(['repeated']);
});

it('reads balances, also below zero, and leaves unknown accounts out', async () => {
  const wallet = await ledger.wallet();
  await ledger.post(aTransfer(ledger.source, wallet, 1_234n), aHold(wallet, ledger.source, 200n));
  await ledger.freeze(wallet);
  const { balances } = await accounts.readBalances([wallet, ledger.source, randomUUID()]);
  const dirhams = (minor: string) => ({ minor, currency: 'MAD' });
  expect(balances).toHaveLength(2);
  expect(balances).toContainEqual({
    accountId: wallet,
    kind: 'customer',
    balance: dirhams('1234'),
    available: dirhams('1034'),
    heldOut: dirhams('200'),
    heldIn: dirhams('0'),
    status: 'frozen',
  });
  expect(balances).toContainEqual({
    accountId: ledger.source,
    kind: 'safeguarding_mirror',
    balance: dirhams('-1234'),
    available: dirhams('-1234'),
    heldOut: dirhams('0'),
    heldIn: dirhams('200'),
    status: 'open',
  });
});

it('says what may still come in below a ceiling, and never less than nothing', async () => {
  const roomOf = async (accountId: string) =>
    (await accounts.readBalances([accountId])).balances[0]!.room?.minor;
  const wallet = await ledger.wallet(10n, { ceilingMinor: '100' });
  await ledger.post(aHold(ledger.source, wallet, 30n));
  expect(await roomOf(wallet)).toBe('60');
  await accounts.changeAccount({
    changeId: randomUUID(),
    accountId: wallet,
    ceilingMinor: '20',
    reason: 'x',
  });
  expect(await roomOf(wallet)).toBe('0');
  expect(await roomOf(ledger.source)).toBeUndefined();
});

it('numbers accounts in the log, and reads their shard off their ids', async () => {
  const [first, second] = [aWallet(), aWallet({ accountId: 'A0000000-0000-4000-8000-0000000007FF' })];
  await outcomes([first, second]);
  const rows = await ledger.dataSource.query<object[]>(
    `select account_id, shard, event, e.status, account_no = no as is_numbered from accounts
       join account_events e using (account_no) where account_id = any($1) order by account_no`,
    [[first.accountId, second.accountId]],
  );
  const event = { event: 'opened', status: 'open', is_numbered: true };
  expect(rows).toEqual([
    { account_id: first.accountId, shard: shardOf(first.accountId), ...event },
    { account_id: second.accountId.toLowerCase(), shard: 1_023, ...event },
  ]);
});

it('has the same columns in the entity as in the table', async () => {
  const rows = await ledger.dataSource.query<{ name: string; type: string; nullable: boolean }[]>(
    `select column_name as name, udt_name as type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'public' and table_name = 'accounts'`,
  );
  const { columns } = ledger.dataSource.getMetadata(AccountRow);
  const typeNames: Record<string, string> = { bigint: 'int8', smallint: 'int2' };
  const mapped = columns.map(({ databaseName: name, type, isNullable: nullable }) => ({
    name,
    type: typeNames[String(type)] ?? String(type),
    nullable,
  }));
  expect(mapped).toHaveLength(rows.length);
  expect(mapped).toEqual(expect.arrayContaining(rows));
});
