import { defineService } from '@hanout/service-kit';
import { BootstrapModule } from './bootstrap/bootstrap.module';
import { IdentityConfig } from './config';
import { EnrolmentModule } from './enrolment/enrolment.module';
import { migrations } from './migrations';
import { PersonalDataModule } from './personal-data/personal-data.module';
import { SignInModule } from './sign-in/sign-in.module';
import { TiersModule } from './tiers/tiers.module';

export const service = defineService({
  name: 'identity',
  config: IdentityConfig,
  database: { entities: [], migrations },
  modules: [PersonalDataModule, TiersModule, EnrolmentModule, SignInModule, BootstrapModule],
});
