import { defineService } from '@hanout/service-kit';
import { listOf, UssdConfig } from './config';
import { migrations } from './migrations';
import { UssdModule } from './ussd.module';

export const service = defineService({
  name: 'ussd',
  config: UssdConfig,
  database: { entities: [], migrations },
  trustedProxies: ({ trustedProxies }) => listOf(trustedProxies),
  modules: [UssdModule],
});
