import type { ModuleMetadata } from '@nestjs/common';
import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { ConfigClass } from './load-config';
import type { ServiceConfig } from './settings';

/** All there is to say about a service before it starts: the only wiring list. */
export interface ServiceDefinition<C extends ServiceConfig> {
  /** Its name on the bus: queue group, durable reader, owner of its subjects. */
  name: string | ((config: Readonly<C>) => string);
  config: ConfigClass<C>;
  database?: {
    entities: EntityTarget<ObjectLiteral>[];
    migrations: (new () => MigrationInterface)[];
  };
  /** Keep the bytes of HTTP bodies beside what they say: for doors that verify a signature. */
  keepsRawBody?: boolean;
  /** Addresses or ranges whose `x-forwarded-for` is believed: without, the address of a request is the socket's. */
  trustedProxies?: (config: Readonly<C>) => string[];
  modules: NonNullable<ModuleMetadata['imports']>;
}

export function defineService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
): ServiceDefinition<C> {
  return definition;
}
