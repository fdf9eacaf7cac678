import { Module } from '@nestjs/common';
import { ExpireHoldsJob } from './expire-holds.job';

@Module({ providers: [ExpireHoldsJob] })
export class HoldsModule {}
