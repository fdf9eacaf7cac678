import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { PinsModule } from '../pins/pins.module';
import { SignInByNumberConsumer } from './sign-in-by-number.consumer';
import { NumberSignIns } from './sign-in-by-number.service';

@Module({
  imports: [PersonalDataModule, PinsModule],
  controllers: [SignInByNumberConsumer],
  providers: [NumberSignIns],
})
export class SignInByNumberModule {}
