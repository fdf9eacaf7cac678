import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { CoolDownsConsumer } from './cool-downs.consumer';
import { CoolDowns } from './cool-downs.service';
import { SimChanges } from './sim-changes.service';
import { WalletLimits } from './wallet-limits.service';

@Module({
  imports: [PersonalDataModule],
  controllers: [CoolDownsConsumer],
  providers: [CoolDowns, SimChanges, WalletLimits],
  exports: [CoolDowns, WalletLimits],
})
export class CoolDownsModule {}
