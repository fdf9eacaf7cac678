import { createHash, randomUUID } from 'node:crypto';
import type { AccountToOpenV1, TransferToPostV1 } from '@hanout/contracts';
import { createDataSource, migrate } from '@hanout/database';
import { createTestDatabase } from '@hanout/testing';
import type { DataSource } from 'typeorm';
import { AccountRow } from '../accounts/account.entity';
import { openingHash } from '../accounts/account.opening';
import { migrations } from '../migrations';

const FIRST_FORM = migrations.slice(0, 3);

/** A ledger in its first form, written by the function that it had then, and what is carried over from it. */
export class FirstFormLedger {
  private constructor(
    readonly url: string,
    private dataSource: DataSource,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(): Promise<FirstFormLedger> {
    const { url, drop } = await createTestDatabase();
    const ledger = new FirstFormLedger(url, await connectTo(url, FIRST_FORM), drop);
    await migrate(ledger.dataSource);
    return ledger;
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.dropDatabase();
  }

  /** Runs the migrations that came later, as the service does when it starts. */
  async carryOver(): Promise<DataSource> {
    await this.dataSource.destroy();
    this.dataSource = await connectTo(this.url, migrations);
    await migrate(this.dataSource);
    return this.dataSource;
  }

  query<Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(statement, parameters);
  }

  async open(account: Partial<AccountToOpenV1>): Promise<AccountToOpenV1> {
    const toOpen: AccountToOpenV1 = {
      accountId: randomUUID(),
      kind: 'customer',
      currency: 'MAD',
      ...account,
    };
    const { accountId, kind, network = null, currency, floorMinor = null, ceilingMinor = null } = toOpen;
    await this.query(
      `insert into accounts (account_id, kind, network, currency, floor_minor, ceiling_minor, opening_hash)
         values ($1, $2, $3, $4, $5, $6, $7)`,
      [accountId, kind, network, currency, floorMinor, ceilingMinor, openingHash(toOpen)],
    );
    return toOpen;
  }

  /** One flush, at a time to come: it is dated by the last posting of its accounts when that is later than the clock. */
  async post(at: string, ...transfers: TransferToPostV1[]): Promise<string[]> {
    const legs = transfers.flatMap((transfer, index) =>
      transfer.legs.map((leg) => ({ ...leg, ordinal: index + 1 })),
    );
    await this.query('update accounts set last_posted_at = $1 where account_id = any($2)', [
      at,
      legs.flatMap(({ debitAccountId, creditAccountId }) => [debitAccountId, creditAccountId]),
    ]);
    const rows = await this.query<{ outcome: string }>(
      `select outcome from post_transfers($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::integer[], $6::uuid[],
         $7::uuid[], $8::bigint[], $9::text[]) order by ordinal`,
      [
        transfers.map(({ transferId }) => transferId),
        transfers.map(({ kind }) => kind),
        transfers.map(({ reference }) => reference ?? null),
        transfers.map(contentHashThen),
        legs.map(({ ordinal }) => ordinal),
        legs.map(({ debitAccountId }) => debitAccountId),
        legs.map(({ creditAccountId }) => creditAccountId),
        legs.map(({ amount }) => amount.minor),
        legs.map(({ amount }) => amount.currency),
      ],
    );
    return rows.map(({ outcome }) => outcome);
  }
}

/** What was stored for a content: all 32 bytes. Written out here, because what is stored never changes. */
function contentHashThen({ kind, reference, legs }: TransferToPostV1): Buffer {
  const moves = legs.map(({ debitAccountId, creditAccountId, amount }) => [
    debitAccountId,
    creditAccountId,
    amount.minor,
    amount.currency,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([kind, reference ?? null, moves]))
    .digest();
}

function connectTo(url: string, list: typeof migrations): Promise<DataSource> {
  const settings = {
    url,
    poolMax: 4,
    applicationName: 'ledger',
    entities: [AccountRow],
    migrations: list,
  };
  return createDataSource(settings).initialize();
}
