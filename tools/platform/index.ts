/** What tests and other tools use of the embedded platform. */
export { startPostgres, type Postgres, type PostgresOptions } from './postgres';
export type { DatabaseAccess } from './postgres-databases';
export { startNats, type Nats, type NatsOptions } from './nats';
export { natsConfig, type NatsConfig, type NatsPermissions, type NatsUser } from './nats-config';
export { findNatsServer, type NatsServer } from './nats-server';
export { openSecrets, type SecretKind, type Secrets } from './secrets';
export { readPlatformFile, type PlatformFile } from './platform-file';
export { layout, type LayoutContext, type ServiceRow } from './layout';
export { freePort } from './ports';
export { until } from './until';
export { cacheFolder } from './cache';
export { environment } from './environment.config';
export { withPrivateApt } from './private-apt';
