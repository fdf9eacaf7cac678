import type { NetworkName } from '@hanout/contracts';
import type { AdapterFactory } from '@hanout/network-kit';
import type { NetworkFake } from '@hanout/network-testing';

export interface NetworkParts {
  /** As `apps/networks` speaks to it. */
  adapter(): Promise<AdapterFactory>;
  /** As its own system speaks to us; `apps/network-simulator` plays it. */
  fake(): Promise<NetworkFake>;
}

/** The reference wire, for a network that has none of its own yet. */
const sandbox: NetworkParts = {
  adapter: async () => (await import('@hanout/network-sandbox')).sandboxAdapter,
  fake: async () => (await import('@hanout/network-fake-sandbox')).sandboxFake,
};

export const NETWORK_LIST: Readonly<Record<NetworkName, NetworkParts>> = {
  'barid-cash': sandbox,
  'cash-plus': {
    adapter: async () => (await import('@hanout/network-cash-plus')).cashPlusAdapter,
    fake: async () => (await import('@hanout/network-fake-cash-plus')).cashPlusFake,
  },
  'damane-cash': {
    adapter: async () => (await import('@hanout/network-damane-cash')).damaneCashAdapter,
    fake: async () => (await import('@hanout/network-fake-damane-cash')).damaneCashFake,
  },
  m2t: {
    adapter: async () => (await import('@hanout/network-m2t')).m2tAdapter,
    fake: async () => (await import('@hanout/network-fake-m2t')).m2tFake,
  },
  wafacash: sandbox,
  'wana-cash': {
    adapter: async () => (await import('@hanout/network-wana-cash')).wanaCashAdapter,
    fake: async () => (await import('@hanout/network-fake-wana-cash')).wanaCashFake,
  },
};
