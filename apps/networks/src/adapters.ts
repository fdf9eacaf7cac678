import type { NetworkName } from '@hanout/contracts';
import type { AdapterFactory, NetworkAdapter } from '@hanout/network-kit';
import { sandboxAdapter } from '@hanout/network-sandbox';
import type { NetworksConfig } from './config';

/** The one list of who speaks to which network. */
const ADAPTERS: Readonly<Record<NetworkName, AdapterFactory>> = {
  'barid-cash': sandboxAdapter,
  'cash-plus': sandboxAdapter,
  'damane-cash': sandboxAdapter,
  m2t: sandboxAdapter,
  wafacash: sandboxAdapter,
  'wana-cash': sandboxAdapter,
};

export const NETWORK_ADAPTER = Symbol('network adapter');

export function makeAdapter(config: NetworksConfig): NetworkAdapter {
  const { network, networkUrl, networkSecret, networkTimeoutMs } = config;
  return ADAPTERS[network](network, { url: networkUrl, secret: networkSecret, timeoutMs: networkTimeoutMs });
}
