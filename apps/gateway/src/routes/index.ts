import { auditRoutes } from './audit.routes';
import { billersRoutes } from './billers.routes';
import { bulksRoutes } from './bulks.routes';
import { cashRoutes } from './cash.routes';
import { credentialsRoutes } from './credentials.routes';
import { feesRoutes } from './fees.routes';
import { identityRoutes } from './identity.routes';
import { kycRoutes } from './kyc.routes';
import { ledgerRoutes } from './ledger.routes';
import { standingOrdersRoutes } from './standing-orders.routes';
import { networksRoutes } from './networks.routes';
import { notificationsRoutes } from './notifications.routes';
import { paymentsRoutes } from './payments.routes';
import { privacyRoutes } from './privacy.routes';
import { programmesRoutes } from './programmes.routes';
import { registersRoutes } from './registers.routes';
import { reversalsRoutes } from './reversals.routes';
import type { Route } from './route';
import { screeningRoutes } from './screening.routes';
import { settlementRoutes } from './settlement.routes';
import { shiftsRoutes } from './shifts.routes';
import { splitsRoutes } from './splits.routes';
import { staffRoutes } from './staff.routes';
import { walletLimitsRoutes } from './wallet-limits.routes';
import { webhooksRoutes } from './webhooks.routes';

/** Everything the API answers by asking one owner, in one place. */
export const routes: readonly Route[] = [
  ...identityRoutes,
  ...credentialsRoutes,
  ...registersRoutes,
  ...kycRoutes,
  ...screeningRoutes,
  ...paymentsRoutes,
  ...reversalsRoutes,
  ...walletLimitsRoutes,
  ...shiftsRoutes,
  ...splitsRoutes,
  ...standingOrdersRoutes,
  ...billersRoutes,
  ...bulksRoutes,
  ...cashRoutes,
  ...feesRoutes,
  ...programmesRoutes,
  ...ledgerRoutes,
  ...settlementRoutes,
  ...notificationsRoutes,
  ...webhooksRoutes,
  ...networksRoutes,
  ...privacyRoutes,
  ...auditRoutes,
  ...staffRoutes,
];
