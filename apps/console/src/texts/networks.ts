/** Proper names, the same in every language. */
export const NETWORK_NAMES: Readonly<Record<string, string>> = {
  'barid-cash': 'Barid Cash',
  'cash-plus': 'Cash Plus',
  'damane-cash': 'Damane Cash',
  m2t: 'M2T',
  wafacash: 'Wafacash',
  'wana-cash': 'Wana Cash',
};

export const NETWORKS = Object.keys(NETWORK_NAMES);

export function networkName(network: string): string {
  return NETWORK_NAMES[network] ?? network;
}
