import { Module } from '@nestjs/common';
import { HeadsService } from './heads.service';
import { PublishHeadJob } from './publish-head.job';

@Module({ providers: [HeadsService, PublishHeadJob] })
export class HeadsModule {}
