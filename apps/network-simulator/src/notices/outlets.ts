import type { NetworkName } from '@hanout/contracts';
import { exchangeHttp, type HttpRequest } from '@hanout/network-kit';
import type { RemoteEvent, RemoteSystem } from '@hanout/network-testing';
import { Injectable } from '@nestjs/common';
import { byNetwork, SimulatorConfig } from '../config';
import { Networks, type PlayedNetwork } from '../networks/networks';

/** Tells us of an event; true once we have said that we have it. */
export type Outlet = (event: RemoteEvent, system: RemoteSystem) => Promise<boolean>;

const LIMITS = { timeoutMs: 5_000, answerMaxBytes: 65_536 };

/** The way on which each network reaches us. */
@Injectable()
export class Outlets {
  private readonly outlets = new Map<NetworkName, Outlet>();

  constructor(networks: Networks, config: SimulatorConfig) {
    const urls = byNetwork(config.noticesUrls);
    for (const network of networks.all()) {
      const outlet = doorOf(network, urls.get(network.name));
      if (outlet) this.outlets.set(network.name, outlet);
    }
  }

  of(network: NetworkName): Outlet | undefined {
    return this.outlets.get(network);
  }

  /** For wires that tell over a line of their own. */
  set(network: NetworkName, outlet: Outlet): void {
    this.outlets.set(network, outlet);
  }
}

/** Our door over HTTP: heard is what is answered with 2xx. */
function doorOf({ fake }: PlayedNetwork, url: string | undefined): Outlet | undefined {
  if (fake.wire !== 'http' || url === undefined) return undefined;
  const { face } = fake;
  const base = `${url.replace(/\/+$/, '')}/`;
  return async (event, system) => {
    const { method, path, headers, raw } = face.notice!(event, system);
    const request = {
      method: method as HttpRequest['method'],
      url: new URL(path.replace(/^\/+/, ''), base),
      headers: headers as HttpRequest['headers'],
      body: raw,
    };
    const exchange = await exchangeHttp(request, LIMITS);
    return exchange.outcome === 'answered' && exchange.status >= 200 && exchange.status < 300;
  };
}
