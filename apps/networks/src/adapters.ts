import type { AdapterFactory, NetworkAdapter } from '@hanout/network-kit';
import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { NetworksConfig, tlsIdentityOf } from './config';
import { DataSeal } from './data-seal';

export const NETWORK_ADAPTER = Symbol('network adapter');

/** Where the adapter of the network comes from. */
export type AdapterSource = () => Promise<AdapterFactory>;

async function makeAdapter(source: AdapterSource, config: NetworksConfig): Promise<NetworkAdapter> {
  const { network, networkUrl, networkSecret, networkTimeoutMs, noticesUrl } = config;
  const makeFor = await source();
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
@Module({})
export class AdapterModule implements OnApplicationShutdown {
  static of(source: AdapterSource): DynamicModule {
    const adapter = {
      provide: NETWORK_ADAPTER,
      useFactory: (config: NetworksConfig) => makeAdapter(source, config),
      inject: [NetworksConfig],
    };
    return { module: AdapterModule, providers: [DataSeal, adapter], exports: [DataSeal, NETWORK_ADAPTER] };
  }

  constructor(@Inject(NETWORK_ADAPTER) private readonly adapter: NetworkAdapter) {}

  async onApplicationShutdown(): Promise<void> {
    await this.adapter.close?.();
  }
}
