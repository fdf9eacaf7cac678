/** The six agent networks presented to the merchants of Ben Guerir in January 2021, by the names used in files and subjects. */
export const NETWORKS = ['barid-cash', 'cash-plus', 'damane-cash', 'm2t', 'wafacash', 'wana-cash'] as const;
export type NetworkName = (typeof NETWORKS)[number];

/** The service that serves one network: `networks-cash-plus`. */
export function networkService(network: NetworkName): string {
  return `networks-${network}`;
}

export const NETWORK_SERVICES = NETWORKS.map(networkService);
