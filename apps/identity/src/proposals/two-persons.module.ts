import { Module } from '@nestjs/common';
import { TwoPersons } from '@hanout/two-person';
import { SplitSecrets } from './split-secrets.service';

/** What every feature needs whose changes two people make. */
@Module({ providers: [TwoPersons, SplitSecrets], exports: [TwoPersons, SplitSecrets] })
export class TwoPersonsModule {}
