import { defineService } from '@hanout/service-kit';
import { ApiModule } from './api/api.module';
import { GatewayConfig } from './config';
import { PagesModule } from './pages/pages.module';

export const service = defineService({
  name: 'gateway',
  config: GatewayConfig,
  trustedProxies: ({ trustedProxies }) => trustedProxies?.split(',') ?? [],
  modules: [ApiModule, PagesModule],
});
