import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  idInShard,
  ledgerInstance,
  openAccounts,
  postTransfers,
  proveLedger,
  readBalances,
  type AccountToOpenV1,
  type CallerV1,
  type PostingV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { Asks, connectNats, NoAnswer } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  RUN_TYPESCRIPT,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import type { NatsConnection } from 'nats';
import { Client } from 'pg';
import { serviceOf } from '../src/service';
import { halfOf, type Half } from '../src/shards/halves';
import { ShardMap } from '../src/shards/shard-map';
import { aTransfer } from '../src/testing/test-ledger';
import { verifyLedger } from '../src/verification/verify-ledger';

export type Name = 'a' | 'b';
export const NAMES: readonly Name[] = ['a', 'b'];
export const SHARD_MAP = 'a:0-511,b:512-1023';
export const map = ShardMap.parse(SHARD_MAP);
export const auditor: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['auditor'] };

const FIRST_SHARD: Readonly<Record<Name, number>> = { a: 0, b: 512 };

/** A new id that lies at this instance. */
export function idAt(instance: Name): string {
  return idInShard(randomUUID(), FIRST_SHARD[instance] + 3);
}

/** What is told by its target alone. */
export function settle(
  type: 'post_hold' | 'void_hold' | 'reverse',
  { transferId: targetId }: TransferToPostV1,
): TransferToPostV1 {
  return { transferId: randomUUID(), kind: 'settlement', type, targetId, legs: [] };
}

export function halfAt(instance: Name, transfer: TransferToPostV1): Half {
  return halfOf(transfer, instance, map);
}

interface Running {
  stop(): Promise<void>;
  kill?: () => Promise<void>;
  service?: RunningService;
}

/** Two instances of the ledger, each on a database of its own, and one bus; they may be stopped and killed. */
export class ShardedLedger {
  readonly mirrors: Readonly<Record<Name, string>> = { a: idAt('a'), b: idAt('b') };
  asks: Asks;
  private readonly folder = mkdtempSync(join(tmpdir(), 'hanout-shards-'));
  private nats: TestNats;
  private connection: NatsConnection;
  private readonly databases = new Map<Name, TestDatabase>();
  private readonly rows = new Map<Name, Client>();
  private readonly running = new Map<Name, Running>();

  static async prepare(): Promise<ShardedLedger> {
    const ledger = new ShardedLedger();
    ledger.nats = await startTestNats();
    ledger.connection = await connectNats({ url: ledger.nats.url, name: 'asker' });
    ledger.asks = new Asks(ledger.connection);
    for (const name of NAMES) {
      const database = await createTestDatabase();
      const client = new Client({ connectionString: database.url });
      await client.connect();
      ledger.databases.set(name, database);
      ledger.rows.set(name, client);
    }
    return ledger;
  }

  async start(name: Name): Promise<RunningService> {
    const service = await startService(serviceOf(name), this.environment(name));
    this.running.set(name, { stop: () => service.stop(), service });
    return service;
  }

  /** The instance as a process of its own, which can be killed; ready when it answers. */
  async startProcess(name: Name): Promise<void> {
    const main = join(__dirname, '..', 'src', 'main.ts');
    const child = spawn(process.execPath, ['-r', RUN_TYPESCRIPT, main], {
      env: this.environment(name),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const kill = (): Promise<void> => this.killProcess(name, child);
    this.running.set(name, { stop: kill, kill });
    await waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(output);
        return output.includes('"started"');
      },
      { timeoutMs: 60_000, what: `${name} starts` },
    );
  }

  async stop(name: Name): Promise<void> {
    await this.running.get(name)?.stop();
    this.running.delete(name);
  }

  async kill(name: Name): Promise<void> {
    await this.running.get(name)!.kill!();
    this.running.delete(name);
  }

  service(name: Name): RunningService {
    return this.running.get(name)!.service!;
  }

  async stopAll(): Promise<void> {
    for (const name of NAMES) await this.stop(name);
    await this.connection.close();
    for (const client of this.rows.values()) await client.end();
    for (const database of this.databases.values()) await database.drop();
    await this.nats.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async query<Row extends object>(name: Name, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.rows.get(name)!.query<Row>(sql, parameters)).rows;
  }

  async has(name: Name, sql: string, parameters: unknown[] = []): Promise<boolean> {
    return (await this.query(name, sql, parameters)).length > 0;
  }

  /** Takes a lock and keeps it until it is told to let go: whoever needs it stops there. */
  async block(name: Name, sql: string, parameters: unknown[] = []): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.databases.get(name)!.url });
    await client.connect();
    await client.query('begin');
    await client.query(sql, parameters);
    return () => client.end();
  }

  async open(...accounts: AccountToOpenV1[]): Promise<void> {
    await untilAnswered(() => this.asks.ask(openAccounts, { accounts }));
  }

  openMirrors(): Promise<void> {
    return this.open(
      ...NAMES.map((name) => ({
        accountId: this.mirrors[name],
        kind: 'safeguarding_mirror' as const,
        currency: 'MAD',
      })),
    );
  }

  /** A wallet at an instance, with this much on it. */
  async wallet(at: Name, fundsMinor = 0n, account: Partial<AccountToOpenV1> = {}): Promise<string> {
    const accountId = idAt(at);
    await this.open({ accountId, kind: 'customer', currency: 'MAD', floorMinor: '0', ...account });
    if (fundsMinor > 0n) {
      expect(await this.outcomes(aTransfer(this.mirrors[at], accountId, fundsMinor))).toEqual(['posted']);
    }
    return accountId;
  }

  async post(...transfers: TransferToPostV1[]): Promise<PostingV1[]> {
    return (await this.asks.ask(postTransfers, { transfers })).postings;
  }

  /** Whoever got the question may be gone, so it is put again soon. */
  async postUntilAnswered(...transfers: TransferToPostV1[]): Promise<PostingV1[]> {
    const options = { deadlineMs: 2_000 };
    return (await untilAnswered(() => this.asks.ask(postTransfers, { transfers }, options))).postings;
  }

  /** `posted`, `repeated`, or the reason of the refusal. */
  async outcomes(...transfers: TransferToPostV1[]): Promise<string[]> {
    return (await this.post(...transfers)).map(({ outcome, reason }) => reason ?? outcome);
  }

  async balances(...accountIds: string[]): Promise<(bigint | undefined)[]> {
    const { balances } = await this.asks.ask(readBalances, { accountIds });
    const known = new Map(balances.map((one) => [one.accountId, BigInt(one.balance.minor)]));
    return accountIds.map((accountId) => known.get(accountId));
  }

  async stateOf(name: Name, { transferId }: TransferToPostV1): Promise<string | undefined> {
    const rows = await this.query<{ state: string }>(
      name,
      'select state from crossings where transfer_id = $1',
      [transferId],
    );
    return rows[0]?.state;
  }

  async decided(name: Name, { transferId }: TransferToPostV1): Promise<boolean> {
    return this.has(name, 'select from decisions where transfer_id = $1', [transferId]);
  }

  async ended(): Promise<void> {
    await waitFor(
      async () => {
        for (const name of NAMES) {
          if (await this.has(name, 'select from crossings where ended_at is null')) return false;
        }
        return true;
      },
      { timeoutMs: 40_000, what: 'every crossing has ended' },
    );
  }

  /** Nothing is on its way, and no money came or went: at each ledger alone, between the two, and read again in full. */
  async expectWhole(): Promise<void> {
    await this.ended();
    let clearingMinor = 0n;
    for (const name of NAMES) {
      const [sums] = await this.query<{ balance: string; pending: string; clearing: string; rests: string }>(
        name,
        `select sum(credits_posted_minor - debits_posted_minor) as balance,
             sum(debits_pending_minor + credits_pending_minor) as pending,
             coalesce(sum(credits_posted_minor - debits_posted_minor) filter (where kind = 'clearing'), 0) as clearing,
             (select count(*) from rests where ended_at is null) as rests
           from accounts`,
      );
      expect({ name, ...sums }).toMatchObject({ balance: '0', pending: '0', rests: '0' });
      clearingMinor += BigInt(sums!.clearing);
      const report = await verifyLedger({ databaseUrl: this.databases.get(name)!.url });
      expect({ name, findings: report.findings }).toEqual({ name, findings: [] });
    }
    expect(clearingMinor).toBe(0n);
    const proof = await this.asks.ask(proveLedger, { caller: auditor });
    expect([proof.holds, new Set(proof.sums.map(({ minor }) => minor))]).toEqual([true, new Set(['0'])]);
  }

  environment(name: Name): Record<string, string> {
    return {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.databases.get(name)!.url,
      HTTP_PORT: '0',
      HEADS_FILE: join(this.folder, `heads-of-${name}.jsonl`),
      INSTANCE: name,
      SHARD_MAP,
    };
  }

  /** What the process had begun in the database ends with it, so that it stops where it was told to. */
  private async killProcess(name: Name, child: ChildProcess): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    const left =
      'from pg_stat_activity where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()';
    await this.query(name, `select pg_terminate_backend(pid) ${left}`, [ledgerInstance(name)]);
    await waitFor(async () => !(await this.has(name, `select ${left}`, [ledgerInstance(name)])));
  }
}

export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
}
