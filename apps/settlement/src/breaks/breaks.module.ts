import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { BreaksConsumer } from './breaks.consumer';
import { Breaks } from './breaks.service';

@Module({ controllers: [BreaksConsumer], providers: [TwoPersons, Breaks], exports: [Breaks] })
export class BreaksModule {}
