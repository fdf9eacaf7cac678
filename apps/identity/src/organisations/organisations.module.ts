import { Module } from '@nestjs/common';
import { TwoPersonsModule } from '../proposals/two-persons.module';
import { OrganisationsConsumer } from './organisations.consumer';
import { Organisations } from './organisations.service';

@Module({
  imports: [TwoPersonsModule],
  controllers: [OrganisationsConsumer],
  providers: [Organisations],
  exports: [Organisations],
})
export class OrganisationsModule {}
