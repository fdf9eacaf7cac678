/** The agent networks, under the names that hang over their counters: proper names, the same in every language. */
export const NETWORK_NAMES: Readonly<Record<string, string>> = {
  'cash-plus': 'Cash Plus',
  'barid-cash': 'Barid Cash',
  'damane-cash': 'Damane Cash',
  m2t: 'M2T',
  wafacash: 'Wafacash',
  'wana-cash': 'Wana Cash',
};
