import { networkService, type NetworkName } from '@hanout/contracts';
import { defineService } from '@hanout/service-kit';
import { AdapterModule } from './adapters';
import { NetworksConfig } from './config';
import { migrations } from './migrations';
import { noticesModule } from './notices/notices.module';
import { registrationsModule } from './registrations/registrations.module';

/** The service of one network. */
export const service = (network: NetworkName) =>
  defineService({
    name: (config) => {
      // Wired for one network and set for another, it would read the facts of the one and call the system of the other.
      if (config.network !== network)
        throw new Error(`wired for ${network}, but NETWORK is ${config.network}`);
      return networkService(network);
    },
    config: NetworksConfig,
    database: { entities: [], migrations },
    modules: [AdapterModule, registrationsModule(network), noticesModule(network)],
  });
