import { DatabaseServiceConfig } from '@hanout/service-kit';

/** Nothing of its own yet. */
export class SettlementConfig extends DatabaseServiceConfig {}
