import type { NetworkName } from '@hanout/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import { registrationsConsumer } from './registrations.consumer';
import { RegistrationsService } from './registrations.service';

@Module({})
class RegistrationsModule {}

export function registrationsModule(network: NetworkName): DynamicModule {
  return {
    module: RegistrationsModule,
    controllers: [registrationsConsumer(network)],
    providers: [RegistrationsService],
  };
}
