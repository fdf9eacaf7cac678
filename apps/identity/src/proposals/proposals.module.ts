import { Module } from '@nestjs/common';
import { ApiClientsModule } from '../api-clients/api-clients.module';
import { OrganisationsModule } from '../organisations/organisations.module';
import { StaffModule } from '../staff/staff.module';
import { TiersModule } from '../tiers/tiers.module';
import { ProposalsConsumer } from './proposals.consumer';
import { Proposals } from './proposals.service';
import { TwoPersonsModule } from './two-persons.module';

@Module({
  imports: [TwoPersonsModule, StaffModule, OrganisationsModule, ApiClientsModule, TiersModule],
  controllers: [ProposalsConsumer],
  providers: [Proposals],
})
export class ProposalsModule {}
