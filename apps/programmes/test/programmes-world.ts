import { createHash, randomUUID } from 'node:crypto';
import {
  approveRoster,
  confirmFacts,
  createRoster,
  disburseRoster,
  evaluateRoster,
  finishRosterFile,
  linesPaid,
  peopleRegistered,
  putRosterPiece,
  readPayees,
  readRoster,
  recordFunding,
  ROSTER_FILE_KINDS,
  type CallerV1,
  type LinesPaidV1,
  type NetworkName,
  type PaidLineV1,
  type PayeeV1,
  type Role,
  type RosterFileKind,
  type RosterV1,
} from '@hanout/contracts';
import { Asks, connectNats } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import type { NatsConnection } from 'nats';
import { Client } from 'pg';
import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { service } from '../src/service';
import { FakeLedger } from './fake-ledger';

export type Files = Readonly<Record<RosterFileKind, Buffer>>;
export const NETWORKS_IN_FILES: NetworkName[] = [
  'barid-cash',
  'cash-plus',
  'damane-cash',
  'm2t',
  'wafacash',
  'wana-cash',
];
export const RULES = { programme: 'tayssir', ruleSet: 'tayssir-2020-21-t3' } as const;

export function aStaff(...roles: Role[]): CallerV1 {
  return { kind: 'staff', id: randomUUID(), roles };
}

/** The service on a bus and a database of its own, a ledger that does as it is told, and the people who work with it. */
export class ProgrammesWorld {
  readonly officer = aStaff('programme_officer');
  readonly finance = aStaff('finance');
  readonly approvers = [aStaff('programme_approver'), aStaff('programme_approver')] as const;
  private readonly running: RunningService[] = [];

  private constructor(
    readonly nats: TestNats,
    readonly database: TestDatabase,
    readonly ledger: FakeLedger,
    readonly asks: Asks,
    readonly sql: Client,
    private readonly identity: { stop(): Promise<void> },
    private readonly bus: NatsConnection,
    private readonly settings: Record<string, string>,
  ) {}

  static async open(settings: Record<string, string> = {}): Promise<ProgrammesWorld> {
    const [nats, database] = await Promise.all([startTestNats(), createTestDatabase()]);
    const bus = await connectNats({ url: nats.url, name: 'spec' });
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    const ledger = await FakeLedger.start(nats.url);
    // Whose facts these are: without it every confirmation would be waited for in vain.
    const identity = await fakeAnswers(nats.url, confirmFacts('identity'), ({ factIds }) => ({
      closed: factIds.length,
    }));
    const world = new ProgrammesWorld(nats, database, ledger, new Asks(bus), sql, identity, bus, settings);
    await world.startInstance();
    return world;
  }

  environment(): Record<string, string> {
    return {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      ...this.settings,
    };
  }

  async startInstance(): Promise<RunningService> {
    const instance = await startService(service, this.environment());
    this.running.push(instance);
    return instance;
  }

  get instance(): RunningService {
    const [instance] = this.running;
    if (!instance) throw new Error('nothing runs');
    return instance;
  }

  /** Takes an instance off the list without stopping it: the spec ends it in its own way. */
  forget(instance: RunningService): void {
    this.running.splice(this.running.indexOf(instance), 1);
  }

  async close(): Promise<void> {
    this.ledger.mood = {};
    await Promise.all(this.running.map((instance) => instance.stop()));
    await Promise.all([this.ledger.stop(), this.identity.stop()]);
    await this.sql.end();
    await this.bus.close();
    await this.database.drop();
    await this.nats.stop();
  }

  create(rosterId: string, ruleSet: string = RULES.ruleSet): Promise<RosterV1> {
    return this.asks.ask(createRoster, {
      caller: this.officer,
      body: { rosterId, programme: RULES.programme, ruleSet },
    });
  }

  async upload(rosterId: string, files: Partial<Files>, pieceBytes = 400_000): Promise<void> {
    for (const file of ROSTER_FILE_KINDS) {
      const bytes = files[file];
      if (!bytes) continue;
      const pieces = Math.ceil(bytes.length / pieceBytes);
      for (let piece = 0; piece < pieces; piece += 1) {
        const content = bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes).toString('base64');
        await this.asks.ask(putRosterPiece, { caller: this.officer, rosterId, file, piece, content });
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await this.asks.ask(finishRosterFile, { caller: this.officer, rosterId, file, pieces, sha256 });
    }
  }

  read(rosterId: string): Promise<RosterV1> {
    return this.asks.ask(readRoster, { caller: this.officer, rosterId });
  }

  async untilState(rosterId: string, ...states: RosterV1['state'][]): Promise<RosterV1> {
    let roster = await this.read(rosterId);
    await waitFor(async () => states.includes((roster = await this.read(rosterId)).state), {
      timeoutMs: 60_000,
      what: `roster ${states.join(' or ')}`,
    });
    return roster;
  }

  /** Created, uploaded, evaluated or refused. */
  async bringIn(files: Partial<Files>): Promise<RosterV1> {
    const rosterId = randomUUID();
    await this.create(rosterId);
    await this.upload(rosterId, files);
    await this.asks.ask(evaluateRoster, { caller: this.officer, rosterId });
    return this.untilState(rosterId, 'evaluated', 'refused');
  }

  async approve(rosterId: string): Promise<RosterV1> {
    await this.asks.ask(approveRoster, { caller: this.approvers[0], rosterId });
    return this.asks.ask(approveRoster, { caller: this.approvers[1], rosterId });
  }

  fund(minor: number | bigint | string, bankReference: string = randomUUID()) {
    const body = { bankReference, amount: { minor: String(minor), currency: 'MAD' } };
    return this.asks.ask(recordFunding, { caller: this.finance, programme: RULES.programme, body });
  }

  disburse(rosterId: string): Promise<RosterV1> {
    return this.asks.ask(disburseRoster, { caller: this.officer, rosterId });
  }

  async payeesOf(network: NetworkName, rosterId: string, limit = 1_000): Promise<PayeeV1[]> {
    const caller: CallerV1 = { kind: 'client', id: randomUUID(), roles: ['network'], network };
    const payees: PayeeV1[] = [];
    for (;;) {
      const after = payees.at(-1)?.cursor;
      const { items } = await this.asks.ask(readPayees, {
        caller,
        rosterId,
        limit,
        ...(after !== undefined && { after }),
      });
      payees.push(...items);
      if (items.length < limit) return payees;
    }
  }

  /** Every network enrols the payees it is told of, as `identity` would say it. */
  async openWallets(rosterId: string): Promise<void> {
    for (const network of NETWORKS_IN_FILES) {
      const payees = await this.payeesOf(network, rosterId);
      for (let from = 0; from < payees.length; from += 500)
        await this.sayRegistered(network, payees.slice(from, from + 500));
    }
    await waitFor(async () => {
      const { disbursement } = await this.read(rosterId);
      return disbursement?.walletsKnown === disbursement?.walletLines;
    });
  }

  async sayRegistered(
    network: NetworkName,
    payees: readonly Pick<PayeeV1, 'idcs'>[],
    salt = '',
  ): Promise<void> {
    const data = {
      network,
      people: payees.map(({ idcs }) => ({
        personId: uuidV5(`person:${idcs}${salt}`, uuidV5.URL),
        walletId: walletIdOf(idcs, salt),
        walletKind: 'customer',
        tier: 2,
        language: 'ar',
        references: [{ scheme: 'idcs', value: idcs }],
      })),
    };
    const envelope = {
      id: uuidV7(),
      subject: peopleRegistered.subject,
      occurredAt: new Date().toISOString(),
      producer: 'identity',
      data,
    };
    await this.bus.jetstream().publish(peopleRegistered.subject, JSON.stringify(envelope));
  }

  /** Evaluated, wallets open, funded and approved: only the word to pay is missing. */
  async makeReady(files: Files): Promise<RosterV1> {
    const { rosterId, totals } = await this.bringIn(files);
    await this.openWallets(rosterId);
    await this.fund(String(totals?.['payable_minor']));
    return this.approve(rosterId);
  }

  /** Every line any fact has told of, in the order told; no reader confirms here, so all facts are still in the outbox. */
  async linesTold(): Promise<PaidLineV1[]> {
    const { rows } = await this.sql.query<{ envelope: string }>(
      'select envelope from outbox where subject = $1 order by fact_id',
      [linesPaid.subject],
    );
    return rows.flatMap(({ envelope }) => (JSON.parse(envelope) as { data: LinesPaidV1 }).data.lines);
  }

  async count(from: string, values: unknown[] = []): Promise<number> {
    const { rows } = await this.sql.query<{ count: number }>(
      `select count(*)::integer as count from ${from}`,
      values,
    );
    return rows[0]?.count ?? -1;
  }
}

export function walletIdOf(idcs: string, salt = ''): string {
  return uuidV5(`wallet:${idcs}${salt}`, uuidV5.URL);
}
