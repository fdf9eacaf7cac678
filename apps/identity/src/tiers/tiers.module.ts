import { Module } from '@nestjs/common';
import { TwoPersonsModule } from '../proposals/two-persons.module';
import { TierChanges } from './tier-changes.service';
import { TiersConsumer } from './tiers.consumer';
import { Tiers } from './tiers.service';
import { WalletTiers } from './wallet-tiers.service';

@Module({
  imports: [TwoPersonsModule],
  controllers: [TiersConsumer],
  providers: [Tiers, TierChanges, WalletTiers],
  exports: [Tiers, TierChanges, WalletTiers],
})
export class TiersModule {}
