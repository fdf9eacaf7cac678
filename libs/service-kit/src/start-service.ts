import { AUDIT_MIGRATIONS } from '@hanout/audit';
import { createDataSource, migrate } from '@hanout/database';
import { httpStatusOf, PLATFORM_ERRORS } from '@hanout/errors';
import {
  AnswerSerializer,
  Asks,
  AskServer,
  Confirmations,
  connectNats,
  CreateMessaging1735689600000,
  credentialsOf,
  envelopeSeal,
  FactReader,
  Outbox,
  OutboxRelay,
  SayToWhoeverListens1796500700002,
} from '@hanout/messaging';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { NatsConnection } from 'nats';
import type { DataSource } from 'typeorm';
import { factSubscriptions } from './fact-subscriptions';
import { Health } from './health';
import { loadConfig, type Environment } from './load-config';
import { PlatformModule } from './platform.module';
import { ProblemFilter } from './problem-filter';
import type { ServiceDefinition } from './service';
import { DatabaseServiceConfig, type ServiceConfig } from './settings';

export interface RunningService {
  readonly name: string;
  /** Its HTTP address. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  get<T>(token: Type<T> | symbol): T;
  stop(): Promise<void>;
}

export interface StartOptions {
  logger?: LoggerService | false;
  /** The largest HTTP body that is read whole. */
  bodyLimitBytes?: number;
}

/**
 * New connections that may wait for a busy process; Node's 511 are those of a third of a second under load. One more is
 * dropped, and who knocked knocks again after one, three and seven seconds. The kernel's `somaxconn` is the bound.
 */
const WAITING_CONNECTIONS = 4_096;

class ServiceModule {}

/** Fastify's own answer to an address it cannot read repeats the address, with whatever somebody wrote into it. */
function frameworkErrors(_error: unknown, _request: unknown, reply: FastifyReply): void {
  const { texts, kind, code } = PLATFORM_ERRORS.error('platform.invalid_input');
  const status = httpStatusOf(kind);
  void reply
    .status(status)
    .type('application/problem+json; charset=utf-8')
    .send({ type: `urn:hanout:problem:${code}`, title: texts.en, status, code, texts });
}

/** Starts a service: settings, bus, database and migrations, then its doors. Tests and `runService` use the same way in. */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  environment: Environment,
  options: StartOptions = {},
): Promise<RunningService> {
  const config = loadConfig(definition.config, environment);
  const name = typeof definition.name === 'string' ? definition.name : definition.name(config);
  const nats = { url: config.natsUrl, user: config.natsUser, password: config.natsPassword, name };
  const connection = await connectNats(nats);
  const dataSource = await openDatabase(definition, config, name);
  const { envelopeKeys, outboxRedriveSeconds }: Partial<DatabaseServiceConfig> =
    config instanceof DatabaseServiceConfig ? config : {};
  const outbox = new Outbox(name, envelopeSeal(envelopeKeys), outboxRedriveSeconds);
  const root: DynamicModule = {
    module: ServiceModule,
    imports: [
      PlatformModule.with({
        serviceName: name,
        configClass: definition.config,
        config,
        connection,
        dataSource,
        outbox,
      }),
      ...definition.modules,
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    root,
    new FastifyAdapter({
      bodyLimit: options.bodyLimitBytes ?? 1_048_576,
      forceCloseConnections: true,
      ...(definition.trustedProxies && { trustProxy: definition.trustedProxies(config) }),
      frameworkErrors,
    }),
    { logger: options.logger ?? false, abortOnError: false, rawBody: definition.keepsRawBody ?? false },
  );
  app.useGlobalFilters(new ProblemFilter());
  const server = new AskServer({
    servers: config.natsUrl,
    ...credentialsOf(nats),
    name: `${name}-answers`,
    queue: name,
    serializer: new AnswerSerializer(connection.info?.max_payload ?? 1_048_576),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    // Asks on their way get this long to be answered; one that is cut off is asked again by whoever asked.
    gracefulShutdown: true,
    gracePeriod: 250,
  });
  app.connectMicroservice<MicroserviceOptions>({ strategy: server });
  const facts = dataSource ? startFacts(name, connection, dataSource, outbox, config) : undefined;
  try {
    await app.init();
    facts?.reader.start(
      factSubscriptions(app.get(DiscoveryService), app.get(MetadataScanner, { strict: false })),
    );
    await app.startAllMicroservices();
    await app.listen({ port: config.httpPort, host: config.httpHost, backlog: WAITING_CONNECTIONS });
  } catch (error) {
    await closeAll(app, facts, connection, dataSource);
    throw error;
  }
  app.get(Health).isStarted = true;
  return {
    name,
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    app,
    get: (token) => app.get(token, { strict: false }),
    stop: () => closeAll(app, facts, connection, dataSource),
  };
}

async function openDatabase<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: Readonly<C>,
  name: string,
): Promise<DataSource | undefined> {
  if (!definition.database) return undefined;
  if (!(config instanceof DatabaseServiceConfig))
    throw new Error(`${name} has a database but no database settings`);
  const dataSource = createDataSource({
    url: config.databaseUrl,
    poolMax: config.databasePoolMax,
    applicationName: name,
    entities: definition.database.entities,
    migrations: [
      CreateMessaging1735689600000,
      SayToWhoeverListens1796500700002,
      ...AUDIT_MIGRATIONS,
      ...definition.database.migrations,
    ],
  });
  await dataSource.initialize();
  await migrate(dataSource);
  return dataSource;
}

interface Facts {
  relay: OutboxRelay;
  reader: FactReader;
}

function startFacts(
  name: string,
  connection: NatsConnection,
  dataSource: DataSource,
  outbox: Outbox,
  config: Readonly<ServiceConfig>,
): Facts {
  const { factDeliveriesMax } = config as DatabaseServiceConfig;
  const relay = new OutboxRelay(name, connection, dataSource, outbox);
  relay.start();
  const confirmations = new Confirmations(name, new Asks(connection));
  return {
    relay,
    reader: new FactReader(name, connection, dataSource, confirmations, factDeliveriesMax, outbox.seal),
  };
}

/** Doors first, then the loops, then what they stand on. */
async function closeAll(
  app: NestFastifyApplication,
  facts: Facts | undefined,
  connection: NatsConnection,
  dataSource: DataSource | undefined,
): Promise<void> {
  await facts?.reader.stop();
  await app.close();
  await facts?.relay.stop();
  await connection.close();
  if (dataSource?.isInitialized) await dataSource.destroy();
}
