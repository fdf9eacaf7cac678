import { Module } from '@nestjs/common';
import { Tiers } from './tiers.service';

@Module({ providers: [Tiers], exports: [Tiers] })
export class TiersModule {}
