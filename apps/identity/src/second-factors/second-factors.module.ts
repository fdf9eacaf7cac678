import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { Passkeys } from './passkeys.service';
import { SecondFactorsConsumer } from './second-factors.consumer';
import { Totp } from './totp.service';

@Module({
  imports: [PersonalDataModule],
  controllers: [SecondFactorsConsumer],
  providers: [Totp, Passkeys],
  exports: [Totp, Passkeys],
})
export class SecondFactorsModule {}
