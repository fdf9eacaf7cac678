import { randomUUID } from 'node:crypto';
import type {
  AccountBalanceV1,
  AccountToOpenV1,
  ChangeAccountV1,
  LegV1,
  PostingV1,
  TransferToPostV1,
} from '@hanout/contracts';
import { createDataSource, migrate } from '@hanout/database';
import { createTestDatabase } from '@hanout/testing';
import type { DataSource } from 'typeorm';
import { AccountRow } from '../accounts/account.entity';
import { AccountsService } from '../accounts/accounts.service';
import { migrations } from '../migrations';
import { PostingConnection } from '../transfers/posting-connection';
import { PostingQueue, type PostingLimits } from '../transfers/posting-queue';
import { postTransfers } from '../transfers/transfers.queries';

/** The ledger on a database of its own, without its doors. */
export class TestLedger {
  /** A bank mirror in MAD without bounds, from which wallets are funded. */
  readonly source = randomUUID();
  private readonly accounts: AccountsService;
  private readonly dataSources: DataSource[] = [];

  private constructor(
    readonly url: string,
    readonly dataSource: DataSource,
    private readonly dropDatabase: () => Promise<void>,
  ) {
    this.dataSources.push(dataSource);
    this.accounts = new AccountsService(dataSource);
  }

  static async start(): Promise<TestLedger> {
    const { url, drop } = await createTestDatabase();
    const ledger = new TestLedger(url, await connectTo(url), drop);
    await migrate(ledger.dataSource);
    await ledger.open({ accountId: ledger.source, kind: 'safeguarding_mirror' });
    return ledger;
  }

  async stop(): Promise<void> {
    await Promise.all(this.dataSources.map((dataSource) => dataSource.destroy()));
    await this.dropDatabase();
  }

  /** A queue with connections of its own, as another instance of the service has. */
  async instance(limits: Partial<PostingLimits> = {}): Promise<PostingQueue> {
    const dataSource = await connectTo(this.url);
    this.dataSources.push(dataSource);
    const connection = new PostingConnection(dataSource);
    return new PostingQueue((transfers) => postTransfers(connection, transfers), {
      flushMax: 1_000,
      queueMax: 20_000,
      flushEveryMs: 10,
      ...limits,
    });
  }

  async open(account: Partial<AccountToOpenV1> = {}): Promise<string> {
    const toOpen = { accountId: randomUUID(), kind: 'customer', currency: 'MAD', ...account } as const;
    const answer = await this.accounts.openAccounts([toOpen]);
    expect(answer.accounts).toEqual([{ accountId: toOpen.accountId, outcome: 'opened' }]);
    return toOpen.accountId;
  }

  /** A person's wallet: never below zero, with this much on it. */
  async wallet(fundsMinor = 0n, account: Partial<AccountToOpenV1> = {}): Promise<string> {
    const accountId = await this.open({ floorMinor: '0', ...account });
    if (fundsMinor > 0n)
      expect(await this.outcomes(aTransfer(this.source, accountId, fundsMinor))).toEqual(['posted']);
    return accountId;
  }

  post(...transfers: TransferToPostV1[]): Promise<PostingV1[]> {
    return postTransfers(this.dataSource, transfers);
  }

  /** `posted`, `repeated`, or the reason of the refusal. */
  async outcomes(...transfers: TransferToPostV1[]): Promise<string[]> {
    return (await this.post(...transfers)).map(outcomeOf);
  }

  async balance(accountId: string): Promise<bigint> {
    return BigInt((await this.read(accountId)).balance.minor);
  }

  async balances(...accountIds: string[]): Promise<bigint[]> {
    return Promise.all(accountIds.map((accountId) => this.balance(accountId)));
  }

  /** What may be spent. */
  async available(accountId: string): Promise<bigint> {
    return BigInt((await this.read(accountId)).available!.minor);
  }

  /** What is held to go out of an account, and what is held to come in. */
  async held(accountId: string): Promise<{ out: bigint; in: bigint }> {
    const { heldOut, heldIn } = await this.read(accountId);
    return { out: BigInt(heldOut!.minor), in: BigInt(heldIn!.minor) };
  }

  /** All that is held, over all accounts: as much to go out as to come in, or the ledger is broken. */
  async heldInAll(): Promise<bigint> {
    const [row] = await this.dataSource.query<{ out: string; in: string }[]>(
      'select sum(debits_pending_minor) as out, sum(credits_pending_minor) as in from accounts',
    );
    expect(row!.in).toBe(row!.out);
    return BigInt(row!.out);
  }

  /** Freezes, closes, or moves bounds, as the service does. */
  async change(accountId: string, change: Partial<ChangeAccountV1>): Promise<void> {
    const answer = await this.accounts.changeAccount({
      changeId: randomUUID(),
      accountId,
      reason: 'test',
      ...change,
    });
    expect(answer).toMatchObject({ outcome: 'changed' });
  }

  freeze(accountId: string): Promise<void> {
    return this.change(accountId, { status: 'frozen' });
  }

  close(accountId: string): Promise<void> {
    return this.change(accountId, { status: 'closed' });
  }

  /** What comes next is dated then at the earliest: time in the ledger never goes back, so set it forward only. */
  async setTime(time: string | Date): Promise<void> {
    await this.dataSource.query('update ledger_head set posted_at = $1', [time]);
  }

  async count(table: 'decisions' | 'legs', transferId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from ${table} where transfer_id = $1`,
      [transferId],
    );
    return row!.count;
  }

  private async read(accountId: string): Promise<AccountBalanceV1> {
    const { balances } = await this.accounts.readBalances([accountId]);
    return balances[0]!;
  }
}

function connectTo(url: string): Promise<DataSource> {
  const settings = { url, poolMax: 4, applicationName: 'ledger', entities: [AccountRow], migrations };
  // Races and tampering fail on purpose here; their logs would hide a real one.
  return createDataSource(settings).setOptions({ logging: [] }).initialize();
}

export function outcomeOf({ outcome, reason }: PostingV1): string {
  return reason ?? outcome;
}

export function aLeg(
  debitAccountId: string,
  creditAccountId: string,
  minor: bigint,
  currency = 'MAD',
): LegV1 {
  return { debitAccountId, creditAccountId, amount: { minor: minor.toString(), currency } };
}

export function aTransferOf(legs: LegV1[], transferId: string = randomUUID()): TransferToPostV1 {
  return { transferId, kind: 'merchant_payment', legs };
}

export function aTransfer(from: string, to: string, minor: bigint, transferId?: string): TransferToPostV1 {
  return aTransferOf([aLeg(from, to, minor)], transferId);
}

export function aHoldOf(legs: LegV1[], expiresInSeconds?: number): TransferToPostV1 {
  return { ...aTransferOf(legs), type: 'hold', ...(expiresInSeconds !== undefined && { expiresInSeconds }) };
}

export function aHold(from: string, to: string, minor: bigint, expiresInSeconds?: number): TransferToPostV1 {
  return aHoldOf([aLeg(from, to, minor)], expiresInSeconds);
}

type Decided = Pick<TransferToPostV1, 'transferId'>;

/** Without legs: of all that is held. */
export function aPostHold({ transferId: targetId }: Decided, legs: LegV1[] = []): TransferToPostV1 {
  return { ...aTransferOf(legs), type: 'post_hold', targetId };
}

export function aVoidHold({ transferId: targetId }: Decided): TransferToPostV1 {
  return { ...aTransferOf([]), type: 'void_hold', targetId };
}

export function aReversal({ transferId: targetId }: Decided): TransferToPostV1 {
  return { ...aTransferOf([]), type: 'reverse', targetId };
}

/** All are done or none is. */
export function linked(...transfers: TransferToPostV1[]): TransferToPostV1[] {
  const last = transfers.length - 1;
  return transfers.map((transfer, index) => (index < last ? { ...transfer, isLinked: true } : transfer));
}
