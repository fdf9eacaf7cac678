import { Module } from '@nestjs/common';
import { TwoPersons } from '@hanout/two-person';
import { Maker } from './maker.service';
import { SplitSecrets } from './split-secrets.service';

/** What every feature needs whose changes two people make. */
@Module({ providers: [TwoPersons, SplitSecrets, Maker], exports: [TwoPersons, SplitSecrets, Maker] })
export class TwoPersonsModule {}
