import { Module } from '@nestjs/common';
import { FollowCapsJob } from './follow-caps.job';

@Module({ providers: [FollowCapsJob] })
export class CapsModule {}
