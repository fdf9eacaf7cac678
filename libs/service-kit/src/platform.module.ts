import { Audit } from '@hanout/audit';
import { systemClock } from '@hanout/calendar';
import { Asks, FactHints, Outbox } from '@hanout/messaging';
import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { NatsConnection } from 'nats';
import { DataSource } from 'typeorm';
import { auditConsumerOf } from './audit.consumer';
import { AuditSealingJob, DATABASE_SETTINGS } from './audit-sealing.job';
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

/** What every feature may ask for: settings, database, asks, outbox, audit trail, jobs, clock. */
@Global()
@Module({})
export class PlatformModule {
  static with<C extends ServiceConfig>(parts: PlatformParts<C>): DynamicModule {
    const shared: Provider[] = [
      { provide: parts.configClass, useValue: parts.config },
      { provide: CLOCK, useValue: systemClock },
      { provide: Asks, useValue: new Asks(parts.connection) },
      { provide: FactHints, useValue: new FactHints(parts.connection) },
      Jobs,
    ];
    if (parts.dataSource) {
      shared.push(
        { provide: DataSource, useValue: parts.dataSource },
        { provide: Outbox, useValue: parts.outbox },
        { provide: Audit, useValue: new Audit() },
        { provide: DATABASE_SETTINGS, useValue: parts.config },
        AuditSealingJob,
      );
    }
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, ...(parts.dataSource ? [auditConsumerOf(parts.serviceName)] : [])],
      providers: [...shared, { provide: Health, useValue: new Health(parts.connection, parts.dataSource) }],
      exports: [...shared, DiscoveryModule],
    };
  }
}
