import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { AccessTokens } from './access-tokens.service';
import { CodeSender } from './code-sender';
import { OneTimeCodes } from './one-time-codes.service';
import { Passwords } from './passwords.service';
import { SignInConsumer } from './sign-in.consumer';
import { SignIn } from './sign-in.service';

@Module({
  imports: [PersonalDataModule],
  controllers: [SignInConsumer],
  providers: [AccessTokens, CodeSender, OneTimeCodes, Passwords, SignIn],
})
export class SignInModule {}
