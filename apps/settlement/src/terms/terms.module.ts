import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { TermsConsumer } from './terms.consumer';
import { TermsSeed } from './terms.seed';
import { Terms } from './terms.service';

@Module({
  controllers: [TermsConsumer],
  providers: [TwoPersons, Terms, TermsSeed],
  exports: [Terms, TwoPersons],
})
export class TermsModule {}
