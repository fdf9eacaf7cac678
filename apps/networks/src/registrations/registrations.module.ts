import type { NetworkName } from '@hanout/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import { makeAdapter, NETWORK_ADAPTER } from '../adapters';
import { NetworksConfig } from '../config';
import { registrationsConsumer } from './registrations.consumer';
import { RegistrationsService } from './registrations.service';

@Module({})
class RegistrationsModule {}

export function registrationsModule(network: NetworkName): DynamicModule {
  return {
    module: RegistrationsModule,
    controllers: [registrationsConsumer(network)],
    providers: [
      RegistrationsService,
      { provide: NETWORK_ADAPTER, useFactory: makeAdapter, inject: [NetworksConfig] },
    ],
  };
}
