import { defineService } from '@hanout/service-kit';
import { NotificationsConfig } from './config';
import { DeliveriesModule } from './deliveries/deliveries.module';
import { migrations } from './migrations';
import { PreferencesModule } from './preferences/preferences.module';
import { WebhooksModule } from './webhooks/webhooks.module';

export const service = defineService({
  name: 'notifications',
  config: NotificationsConfig,
  database: { entities: [], migrations },
  modules: [DeliveriesModule, PreferencesModule, WebhooksModule],
});
