import { systemClock } from '@hanout/calendar';
import { Asks, Outbox } from '@hanout/messaging';
import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { NatsConnection } from 'nats';
import { DataSource } from 'typeorm';
import { HealthController } from './health.controller';
import { Health } from './health';
import { Jobs } from './jobs';
import type { ServiceConfig } from './settings';

/** The token of the service's clock; a test replaces it. */
export const CLOCK = Symbol('clock');

export interface PlatformParts<C extends ServiceConfig> {
  serviceName: string;
  configClass: Type<C>;
  config: Readonly<C>;
  connection: NatsConnection;
  dataSource: DataSource | undefined;
  outbox: Outbox;
}

/** What every feature may ask for: settings, database, asks, outbox, jobs, clock. */
@Global()
@Module({})
export class PlatformModule {
  static with<C extends ServiceConfig>(parts: PlatformParts<C>): DynamicModule {
    const shared: Provider[] = [
      { provide: parts.configClass, useValue: parts.config },
      { provide: CLOCK, useValue: systemClock },
      { provide: Asks, useValue: new Asks(parts.connection) },
      Jobs,
    ];
    if (parts.dataSource) {
      shared.push(
        { provide: DataSource, useValue: parts.dataSource },
        { provide: Outbox, useValue: parts.outbox },
      );
    }
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [...shared, { provide: Health, useValue: new Health(parts.connection, parts.dataSource) }],
      exports: [...shared, DiscoveryModule],
    };
  }
}
