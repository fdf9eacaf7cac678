import type { NetworkAdapter } from '@hanout/network-kit';
import { NETWORK_LIST } from '@hanout/network-list';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { NetworksConfig, tlsIdentityOf } from './config';
import { DataSeal } from './data-seal';

export const NETWORK_ADAPTER = Symbol('network adapter');

export async function makeAdapter(config: NetworksConfig): Promise<NetworkAdapter> {
  const { network, networkUrl, networkSecret, networkTimeoutMs, noticesUrl } = config;
  const makeFor = await NETWORK_LIST[network].adapter();
  const tls = tlsIdentityOf(config);
  return makeFor(network, {
    url: networkUrl,
    secret: networkSecret,
    timeoutMs: networkTimeoutMs,
    ...(tls && { tls }),
    ...(noticesUrl && { noticesUrl }),
  });
}

/** One adapter for all features: it may keep a line open. Lines are let go of when nothing is under way any more. */
@Global()
@Module({
  providers: [DataSeal, { provide: NETWORK_ADAPTER, useFactory: makeAdapter, inject: [NetworksConfig] }],
  exports: [DataSeal, NETWORK_ADAPTER],
})
export class AdapterModule implements OnApplicationShutdown {
  constructor(@Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter) {}

  async onApplicationShutdown(): Promise<void> {
    await this.adapter.close?.();
  }
}
