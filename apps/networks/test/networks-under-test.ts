import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  confirmFacts,
  ownerOf,
  peopleRegistered,
  readRegistrations,
  type CallerV1,
  type ConfirmFactsV1,
  type NetworkName,
  type PeopleRegisteredV1,
  type RegisteredPersonV1,
  type RegistrationsV1,
} from '@hanout/contracts';
import { Asks, ensureStream } from '@hanout/messaging';
import { sandboxFace } from '@hanout/network-fake-sandbox';
import { HttpRemote } from '@hanout/network-testing';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  fakeAnswers,
  RUN_TYPESCRIPT,
  startTestNats,
  type FakeAnswers,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { connect, type NatsConnection } from 'nats';
import { Client } from 'pg';
import { service } from '../src/service';
import { reference } from './reference';

export const auditor: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['auditor'] };

export interface RegistrationRow {
  state: string;
  attempts: number;
  reason: string | null;
  remote_ref: string | null;
  tier: number;
}

/** One network's database and remote system, a bus, and as many instances of its service as a spec starts. */
export class NetworkUnderTest {
  private readonly dataKey = randomBytes(32).toString('base64');
  private readonly instances: { stop(): Promise<void> }[] = [];
  private bus: NatsConnection;
  /** The sender of the facts hears that they are applied. */
  private identity: FakeAnswers<ConfirmFactsV1>;
  private rows: Client;

  private constructor(
    readonly network: NetworkName,
    /** Over the reference wire: this app is the same for all of them. */
    readonly remote: HttpRemote,
    readonly nats: TestNats,
    private readonly database: TestDatabase,
  ) {}

  static async prepare(network: NetworkName, nats?: TestNats): Promise<NetworkUnderTest> {
    const under = new NetworkUnderTest(
      network,
      new HttpRemote(sandboxFace),
      nats ?? (await startTestNats()),
      await createTestDatabase(),
    );
    await under.remote.start();
    under.bus = await connect({ servers: under.nats.url });
    // Facts are kept from the first one on, whether their reader has been started or not.
    await ensureStream(await under.bus.jetstreamManager(), ownerOf(peopleRegistered.subject));
    under.identity = await fakeAnswers(under.nats.url, confirmFacts('identity'), ({ factIds }) => ({
      closed: factIds.length,
    }));
    under.rows = new Client({ connectionString: under.database.url });
    await under.rows.connect();
    return under;
  }

  environment(settings: Record<string, string> = {}): Record<string, string> {
    const { url, secret } = this.remote.settings();
    return {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      NETWORK: this.network,
      NETWORK_URL: url,
      NETWORK_SECRET: secret,
      DATA_KEY: this.dataKey,
      ...settings,
    };
  }

  async start(settings: Record<string, string> = {}): Promise<RunningService> {
    const running = await startService(service(this.network, reference), this.environment(settings));
    this.instances.push(running);
    return running;
  }

  /** The service as its own process, which can be killed, or dies at a point by itself. */
  startProcess({
    settings = {},
    point = 'never',
  }: { settings?: Record<string, string>; point?: string } = {}): {
    child: ChildProcess;
    kill(): Promise<void>;
    output(): string;
  } {
    const main = join(__dirname, 'crashing-main.ts');
    const child = spawn(process.execPath, ['-r', RUN_TYPESCRIPT, main, point], {
      env: this.environment(settings),
      stdio: 'pipe',
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const kill = async (): Promise<void> => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    };
    this.instances.push({ stop: kill });
    return { child, kill, output: () => output };
  }

  async tell(
    people: RegisteredPersonV1[],
    factId: string = randomUUID(),
    network = this.network,
  ): Promise<void> {
    const data: PeopleRegisteredV1 = { network, people };
    const { subject } = peopleRegistered;
    const envelope = {
      id: factId,
      subject,
      occurredAt: new Date().toISOString(),
      producer: 'identity',
      data,
    };
    await this.bus.jetstream().publish(subject, JSON.stringify(envelope));
  }

  get asks(): Asks {
    return new Asks(this.bus);
  }

  read(caller: CallerV1 = auditor): Promise<RegistrationsV1> {
    return this.asks.ask(readRegistrations[this.network], { caller });
  }

  async query<Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return (await this.rows.query<Row>(sql, params)).rows;
  }

  async rowOf({ walletId }: RegisteredPersonV1): Promise<RegistrationRow | undefined> {
    const rows = await this.query<RegistrationRow>('select * from registrations where wallet_id = $1', [
      walletId,
    ]);
    return rows[0];
  }

  /** The pause is over for all that wait. */
  async hurry(): Promise<void> {
    await this.rows.query("update registrations set next_attempt_at = now() where state = 'waiting'");
  }

  async stopInstances(): Promise<void> {
    await Promise.all(this.instances.splice(0).map((instance) => instance.stop()));
  }

  async stop(): Promise<void> {
    await this.stopInstances();
    await this.rows?.end();
    await this.identity?.stop();
    await this.bus?.close();
    await this.remote.stop();
    await this.database.drop();
  }
}

export function aPerson(details: Partial<RegisteredPersonV1> = {}): RegisteredPersonV1 {
  return {
    personId: randomUUID(),
    walletId: randomUUID(),
    walletKind: 'customer',
    tier: 2,
    language: 'ar',
    references: [],
    ...details,
  };
}

export function people(count: number): RegisteredPersonV1[] {
  return Array.from({ length: count }, () => aPerson());
}
