import { Module } from '@nestjs/common';
import { AliasesModule } from '../aliases/aliases.module';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { PeopleConsumer } from './people.consumer';
import { People } from './people.service';

@Module({
  imports: [AliasesModule, PersonalDataModule],
  controllers: [PeopleConsumer],
  providers: [People],
})
export class PeopleModule {}
