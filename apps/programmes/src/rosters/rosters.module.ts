import { Module } from '@nestjs/common';
import { RosterViews } from './roster-views';
import { RostersConsumer } from './rosters.consumer';
import { RostersService } from './rosters.service';

@Module({ controllers: [RostersConsumer], providers: [RostersService, RosterViews], exports: [RosterViews] })
export class RostersModule {}
