import { Module } from '@nestjs/common';
import { TwoPersonsModule } from '../proposals/two-persons.module';
import { ApiClientChanges } from './api-client-changes.service';
import { ApiClientsConsumer } from './api-clients.consumer';

@Module({
  imports: [TwoPersonsModule],
  controllers: [ApiClientsConsumer],
  providers: [ApiClientChanges],
  exports: [ApiClientChanges],
})
export class ApiClientsModule {}
