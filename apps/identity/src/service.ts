import { defineService } from '@hanout/service-kit';
import { BootstrapModule } from './bootstrap/bootstrap.module';
import { IdentityConfig } from './config';
import { CoolDownsModule } from './cool-downs/cool-downs.module';
import { DevicesModule } from './devices/devices.module';
import { EnrolmentModule } from './enrolment/enrolment.module';
import { AgentsModule } from './agents/agents.module';
import { AliasesModule } from './aliases/aliases.module';
import { MerchantsModule } from './merchants/merchants.module';
import { KycCasesModule } from './kyc-cases/kyc-cases.module';
import { KycEvidenceModule } from './kyc-evidence/kyc-evidence.module';
import { migrations } from './migrations';
import { PeopleModule } from './people/people.module';
import { PersonalDataModule } from './personal-data/personal-data.module';
import { PrivacyModule } from './privacy/privacy.module';
import { PinsModule } from './pins/pins.module';
import { ProposalsModule } from './proposals/proposals.module';
import { ReVerificationModule } from './re-verification/re-verification.module';
import { ScreeningModule } from './screening/screening.module';
import { SecondFactorsModule } from './second-factors/second-factors.module';
import { SessionsModule } from './sessions/sessions.module';
import { SignInModule } from './sign-in/sign-in.module';
import { SignInByNumberModule } from './sign-in-by-number/sign-in-by-number.module';
import { TiersModule } from './tiers/tiers.module';

export const service = defineService({
  name: 'identity',
  config: IdentityConfig,
  database: { entities: [], migrations },
  modules: [
    PersonalDataModule,
    TiersModule,
    KycCasesModule,
    KycEvidenceModule,
    ReVerificationModule,
    ScreeningModule,
    EnrolmentModule,
    SessionsModule,
    SignInModule,
    CoolDownsModule,
    PinsModule,
    SignInByNumberModule,
    DevicesModule,
    MerchantsModule,
    AgentsModule,
    AliasesModule,
    PeopleModule,
    PrivacyModule,
    ProposalsModule,
    SecondFactorsModule,
    BootstrapModule,
  ],
});
