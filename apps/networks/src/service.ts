import { networkService, type NetworkName } from '@hanout/contracts';
import { NETWORK_LIST } from '@hanout/network-list';
import { defineService } from '@hanout/service-kit';
import { AdapterModule, type AdapterSource } from './adapters';
import { NetworksConfig } from './config';
import { migrations } from './migrations';
import { noticesModule } from './notices/notices.module';
import { registrationsModule } from './registrations/registrations.module';

/** The service of one network; specs bring the reference adapter, whatever wire the network has. */
export const service = (network: NetworkName, source: AdapterSource = NETWORK_LIST[network].adapter) =>
  defineService({
    name: (config) => {
      // Wired for one network and set for another, it would read the facts of the one and call the system of the other.
      if (config.network !== network)
        throw new Error(`wired for ${network}, but NETWORK is ${config.network}`);
      return networkService(network);
    },
    config: NetworksConfig,
    database: { entities: [], migrations },
    modules: [AdapterModule.of(source), registrationsModule(network), noticesModule(network)],
  });
