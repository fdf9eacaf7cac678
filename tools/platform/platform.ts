/** Brings the whole platform up in one folder, and down again. Knows the order; `Supervisor` keeps things running. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lastLines } from './launch';
import { layout as fullLayout, type LayoutContext, type ServiceRow } from './layout';
import { startNats, type Nats } from './nats';
import { readPlatformFile, removePlatformFile, writePlatformFile, type PlatformFile } from './platform-file';
import { freePort, releasePort } from './ports';
import { startPostgres, type Postgres } from './postgres';
import { identityOf, stopProcess } from './processes';
import { openSecrets, type Secrets } from './secrets';
import { isBuilt, logFileOf, natsSecretName, serviceUnit } from './service-unit';
import { Supervisor } from './supervisor';

export interface PlatformOptions {
  dataDir: string;
  root: string;
  layout?: readonly ServiceRow[];
  /** Names of the services that are started; without it, all. */
  only?: readonly string[];
  /** By service: settings beside those of the layout. */
  settings?: Record<string, Record<string, string>>;
  /** Of PostgreSQL, beside or instead of the usual ones: `shared_buffers=2GB`. */
  postgresSettings?: readonly string[];
  onProgress: (progress: Progress) => void;
}

export type Progress =
  { kind: 'ready'; name: string; tookMs: number; at: string } | { kind: 'note'; text: string };

/** The login on NATS for people and tools: may say and hear everything. Its password is the secret `nats.operator`. */
export const operator = 'operator';

export class Platform {
  readonly secrets: Secrets;
  readonly supervisor: Supervisor;
  private readonly ports: Record<string, number> = {};
  private readonly layout: readonly ServiceRow[];
  /** Those of the layout that run. */
  private rows: ServiceRow[] = [];
  private state: PlatformFile['state'] = 'starting';

  constructor(private readonly options: PlatformOptions) {
    mkdirSync(join(options.dataDir, 'logs'), { recursive: true });
    this.layout = options.layout ?? fullLayout;
    this.secrets = openSecrets(options.dataDir);
    this.supervisor = new Supervisor({
      onLine: (text) => options.onProgress({ kind: 'note', text }),
      onChange: () => this.publish(),
    });
  }

  /** Resolves when every service is ready. */
  async start(): Promise<void> {
    await this.endEarlierRun();
    const rows = (this.rows = this.rowsToRun());
    // One that is left out keeps its address, too: others may be told of it.
    for (const row of this.layout) {
      this.ports[row.name] = await freePort(row.port);
      for (const [name, port] of Object.entries(row.otherPorts ?? {}))
        this.ports[`${row.name}.${name}`] = await freePort(port);
    }
    const postgres = await this.startPostgres();
    const nats = await this.startNats(rows);
    await this.startServices(rows, { postgres, nats });
    this.state = 'running';
    this.publish();
  }

  async stop(): Promise<void> {
    this.state = 'stopping';
    await this.supervisor.stop();
    Object.values(this.ports).forEach(releasePort);
    removePlatformFile(this.options.dataDir);
  }

  url(service: string): string {
    return `http://127.0.0.1:${this.port(service)}`;
  }

  /** Services that run, with their addresses. */
  urls(): Record<string, string> {
    const services = this.rows.filter(({ name }) => this.ports[name] !== undefined).map(({ name }) => name);
    return {
      ...Object.fromEntries(services.map((name) => [name, this.url(name)])),
      ...(this.ports.postgres ? { postgres: `postgres://127.0.0.1:${this.ports.postgres}` } : {}),
      ...(this.ports.nats ? { nats: `nats://127.0.0.1:${this.ports.nats}` } : {}),
    };
  }

  private port(service: string): number {
    const port = this.ports[service];
    if (port === undefined) throw new Error(`No service is called ${service}.`);
    return port;
  }

  private rowsToRun(): ServiceRow[] {
    const { only } = this.options;
    return this.layout.filter((row) => {
      if (only && !only.includes(row.name)) return false;
      const isThere = isBuilt(this.options.root, row.app);
      if (!isThere)
        this.options.onProgress({
          kind: 'note',
          text: `${row.name} is left out: apps/${row.app} has no main.ts yet`,
        });
      return isThere;
    });
  }

  /** PostgreSQL and NATS see to their own remains; services of a killed platform would still answer asks. */
  private async endEarlierRun(): Promise<void> {
    const earlier = readPlatformFile(this.options.dataDir)?.processes ?? {};
    const services = Object.entries(earlier).filter(([name]) => name !== 'postgres' && name !== 'nats');
    await Promise.all(
      services.map(([, identity]) => stopProcess(identity, { signal: 'SIGTERM', graceMs: 10_000 })),
    );
  }

  private async startPostgres(): Promise<Postgres> {
    const { dataDir, postgresSettings } = this.options;
    const logFile = logFileOf(dataDir, 'postgres');
    const options = {
      dataDir: join(dataDir, 'postgres'),
      settings: postgresSettings,
      password: this.secrets.secret('postgres.superuser'),
      logFile,
    };
    let server: Postgres | undefined;
    const tookMs = await this.supervisor.start({
      name: 'postgres',
      stage: 0,
      launch: async () => {
        server = await startPostgres({ ...options, port: server?.port, isPortFixed: server !== undefined });
        this.ports.postgres = server.port;
        return server;
      },
      lastLines: () => lastLines(logFile),
    });
    if (!server) throw new Error('PostgreSQL is not there.');
    this.tellReady('postgres', tookMs, `127.0.0.1:${server.port}`);
    return server;
  }

  private async startNats(rows: ServiceRow[]): Promise<Nats> {
    const { dataDir, onProgress } = this.options;
    const logFile = logFileOf(dataDir, 'nats');
    const people = [
      ...rows.map((row) => ({ name: row.name, permissions: row.natsPermissions })),
      { name: operator },
    ];
    const users = people.map((user) => ({
      ...user,
      password: this.secrets.secret(natsSecretName(user.name)),
    }));
    const onLine = (text: string) => onProgress({ kind: 'note', text });
    let server: Nats | undefined;
    const tookMs = await this.supervisor.start({
      name: 'nats',
      stage: 1,
      launch: async () => {
        server = await startNats({
          storeDir: join(dataDir, 'nats'),
          users,
          logFile,
          fixedPorts: server,
          onProgress: onLine,
        });
        this.ports.nats = server.port;
        this.ports['nats-monitor'] = server.monitorPort;
        return server;
      },
      lastLines: () => lastLines(logFile),
    });
    if (!server) throw new Error('NATS is not there.');
    this.tellReady('nats', tookMs, `127.0.0.1:${server.port}`);
    return server;
  }

  /** A few at a time: all at once, on a small machine, none would be ready in time. A slow one holds nobody up. */
  private async startServices(
    rows: ServiceRow[],
    { postgres, nats }: { postgres: Postgres; nats: Nats },
  ): Promise<void> {
    const atATime = Math.max(2, availableParallelism());
    const started: Promise<void>[] = [];
    const begun = new Set<Promise<void>>();
    let failure: Error | undefined;
    for (const row of rows) {
      const starting = this.startOne(row, postgres, nats).catch((error: unknown) => {
        failure ??= error instanceof Error ? error : new Error(String(error));
      });
      started.push(starting);
      const slot = Promise.race([starting, delay(5_000, undefined, { ref: false })]).finally(() =>
        begun.delete(slot),
      );
      begun.add(slot);
      if (begun.size >= atATime) await Promise.race(begun);
      if (failure) break;
    }
    const failed = new Promise<void>((resolve) =>
      started.forEach((starting) => void starting.then(() => failure && resolve())),
    );
    await Promise.race([Promise.all(started), failed]);
    if (failure) throw failure;
  }

  private async startOne(row: ServiceRow, postgres: Postgres, nats: Nats): Promise<void> {
    const password = row.database && this.secrets.secret(`postgres.${row.database}`);
    const access =
      row.database && password ? { name: row.database, login: row.database, password } : undefined;
    const databaseUrl = access && (await postgres.ensureDatabase(access));
    const settings = this.options.settings?.[row.name] ?? {};
    const unit = serviceUnit(row, { context: this.context(), natsUrl: nats.url, databaseUrl, settings });
    this.tellReady(row.name, await this.supervisor.start(unit), this.url(row.name));
  }

  private context(): LayoutContext {
    return {
      secret: (name, kind) => this.secrets.secret(name, kind),
      port: (service) => this.port(service),
      has: (service) => this.ports[service] !== undefined,
      url: (service) => this.url(service),
      dataDir: this.options.dataDir,
      root: this.options.root,
    };
  }

  private tellReady(name: string, tookMs: number, at: string): void {
    this.options.onProgress({ kind: 'ready', name, tookMs, at });
    this.publish();
  }

  private publish(): void {
    const supervisor = identityOf(process.pid) ?? { pid: process.pid, startedAs: '' };
    const processes = this.supervisor.processes();
    writePlatformFile(this.options.dataDir, {
      supervisor,
      state: this.state,
      ports: this.ports,
      urls: this.urls(),
      processes,
    });
  }
}
