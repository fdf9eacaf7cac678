import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { CoolDownsModule } from '../cool-downs/cool-downs.module';
import { AttemptsModule } from '../attempts/attempts.module';
import { EnrolmentModule } from '../enrolment/enrolment.module';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { SignUpConsumer } from '../sign-up/sign-up.consumer';
import { SignUps } from '../sign-up/sign-up.service';
import { SecondFactorsModule } from '../second-factors/second-factors.module';
import { SessionsModule } from '../sessions/sessions.module';
import { AccessTokens } from './access-tokens.service';
import { CodeSender } from './code-sender';
import { AppointmentGrant } from './grants/appointment.grant';
import { ClientGrant } from './grants/client.grant';
import { CodeGrant } from './grants/code.grant';
import { PasskeyGrant } from './grants/passkey.grant';
import { RefreshGrant } from './grants/refresh.grant';
import { StaffGrant } from './grants/staff.grant';
import { OneTimeCodes } from './one-time-codes.service';
import { Passwords } from './passwords.service';
import { SignUpGrant } from './grants/sign-up.grant';
import { SessionTokens } from './session-tokens.service';
import { SignInConsumer } from './sign-in.consumer';
import { RefusedSignIns } from './refused-sign-ins';
import { SignIn } from './sign-in.service';

@Module({
  imports: [
    AgentsModule,
    AttemptsModule,
    EnrolmentModule,
    PersonalDataModule,
    SecondFactorsModule,
    SessionsModule,
    CoolDownsModule,
  ],
  controllers: [SignInConsumer, SignUpConsumer],
  providers: [
    AccessTokens,
    CodeSender,
    OneTimeCodes,
    Passwords,
    AppointmentGrant,
    CodeGrant,
    SignUps,
    SignUpGrant,
    StaffGrant,
    PasskeyGrant,
    ClientGrant,
    RefreshGrant,
    SessionTokens,
    RefusedSignIns,
    SignIn,
  ],
  exports: [AccessTokens, OneTimeCodes, SessionTokens],
})
export class SignInModule {}
