import type { NetworkName } from '@hanout/contracts';
import type { AdapterFactory } from '@hanout/network-kit';
import type { NetworkFake } from '@hanout/network-testing';

export interface NetworkParts {
  /** As `apps/networks` speaks to it. */
  adapter(): Promise<AdapterFactory>;
  /** As its own system speaks to us; `apps/network-simulator` plays it. */
  fake(): Promise<NetworkFake>;
}

export const NETWORK_LIST: Readonly<Record<NetworkName, NetworkParts>> = {
  'barid-cash': {
    adapter: async () => (await import('@hanout/network-barid-cash')).baridCashAdapter,
    fake: async () => (await import('@hanout/network-fake-barid-cash')).baridCashFake,
  },
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
  wafacash: {
    adapter: async () => (await import('@hanout/network-wafacash')).wafacashAdapter,
    fake: async () => (await import('@hanout/network-fake-wafacash')).wafacashFake,
  },
  'wana-cash': {
    adapter: async () => (await import('@hanout/network-wana-cash')).wanaCashAdapter,
    fake: async () => (await import('@hanout/network-fake-wana-cash')).wanaCashFake,
  },
};
