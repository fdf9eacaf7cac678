import { DatabaseServiceConfig } from '@hanout/service-kit';

/** Nothing of its own: prices are rows, not settings. */
export class FeesConfig extends DatabaseServiceConfig {}
