import type { NetworkAdapter } from '@hanout/network-kit';
import { NETWORK_LIST } from '@hanout/network-list';
import type { NetworksConfig } from './config';

export const NETWORK_ADAPTER = Symbol('network adapter');

export async function makeAdapter(config: NetworksConfig): Promise<NetworkAdapter> {
  const { network, networkUrl, networkSecret, networkTimeoutMs } = config;
  const makeFor = await NETWORK_LIST[network].adapter();
  return makeFor(network, { url: networkUrl, secret: networkSecret, timeoutMs: networkTimeoutMs });
}
