import { feesRoutes } from './fees.routes';
import { identityRoutes } from './identity.routes';
import { ledgerRoutes } from './ledger.routes';
import { networksRoutes } from './networks.routes';
import { notificationsRoutes } from './notifications.routes';
import { paymentsRoutes } from './payments.routes';
import { programmesRoutes } from './programmes.routes';
import type { Route } from './route';
import { settlementRoutes } from './settlement.routes';

/** Everything the API answers by asking one owner, in one place. */
export const routes: readonly Route[] = [
  ...identityRoutes,
  ...paymentsRoutes,
  ...feesRoutes,
  ...programmesRoutes,
  ...ledgerRoutes,
  ...settlementRoutes,
  ...notificationsRoutes,
  ...networksRoutes,
];
