import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { NetworkName } from '@hanout/contracts';
import { fileFaceOf } from '@hanout/network-testing';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { byNetwork, serverIdentityOf, SimulatorConfig, type ServerIdentity } from '../config';
import { Networks, type PlayedNetwork } from '../networks/networks';
import { Outlets } from '../notices/outlets';
import { FrameWire } from './frame-wire';
import { HttpWire } from './http-wire';
import { Reception } from './reception';

/** Where each network can be reached: plain HTTP below `/networks/{network}/`, other wires on a port of their own. */
@Injectable()
export class Wires implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('wires');
  private readonly httpWires = new Map<string, HttpWire>();
  private readonly own = new Map<NetworkName, { scheme: string; server: Server; end(): void }>();

  constructor(
    private readonly networks: Networks,
    private readonly reception: Reception,
    private readonly outlets: Outlets,
    private readonly config: SimulatorConfig,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  async onModuleInit(): Promise<void> {
    const ports = byNetwork(this.config.networkPorts);
    for (const network of this.networks.all()) {
      const { fake, name } = network;
      const identity = fake.isTls ? serverIdentityOf(this.config) : undefined;
      if (fake.isTls && !identity)
        this.logger.warn(`${name} is not played: it needs TLS_CA, TLS_CERTIFICATE and TLS_KEY`);
      else if (fake.wire === 'tcp') {
        this.openFrames(network, new FrameWire(network, fake.face, this.reception, identity));
        const files = fileFaceOf(fake.face);
        if (files) this.httpWires.set(name, new HttpWire(network, files, this.reception));
      } else {
        const wire = new HttpWire(network, fake.face, this.reception);
        if (identity) this.openTls(network, wire, identity);
        else this.httpWires.set(name, wire);
      }
    }
    for (const [name, { server }] of this.own) {
      const port = ports.get(name);
      if (port === undefined) {
        this.logger.warn(`${name} is not played: NETWORK_PORTS has no port for it`);
        continue;
      }
      server.listen(Number(port), this.config.httpHost);
      await once(server, 'listening');
    }
    this.serveMainPort(this.adapterHost.httpAdapter.getInstance<FastifyInstance>());
  }

  /** Of a network with a port of its own, once it listens. */
  addressOf(network: NetworkName): string | undefined {
    const { scheme, server } = this.own.get(network) ?? {};
    const address = server?.address() as AddressInfo | null | undefined;
    return address ? `${scheme}://${address.address}:${address.port}` : undefined;
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const { server, end } of this.own.values()) {
      if (!server.listening) continue;
      const closed = once(server, 'close');
      server.close();
      end();
      await closed;
    }
  }

  private openFrames({ name, fake }: PlayedNetwork, wire: FrameWire): void {
    const scheme = fake.isTls ? 'tls' : 'tcp';
    this.own.set(name, { scheme, server: wire.server, end: () => wire.cut() });
    this.outlets.set(name, (event, system) => wire.tell(event, system));
  }

  private openTls({ name }: PlayedNetwork, wire: HttpWire, identity: ServerIdentity): void {
    const server = createTlsServer(
      { ...identity, requestCert: true, rejectUnauthorized: true },
      (request, response) => void wire.receive(request.url ?? '/', request, response),
    );
    this.own.set(name, { scheme: 'https', server, end: () => server.closeAllConnections() });
  }

  /** Beside Nest: a wire reads the very bytes of a body, whatever its content type is. */
  private serveMainPort(fastify: FastifyInstance): void {
    fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.all('/networks/:network/*', (request, reply) => {
        const { network } = request.params as { network: string };
        const wire = this.httpWires.get(network);
        if (!wire) return reply.status(404).send({ error: 'no wire here' });
        reply.hijack();
        return this.answer(wire, request.raw, reply.raw);
      });
    });
  }

  private answer(wire: HttpWire, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/^\/networks\/[^/]+/, '');
    return wire.receive(path, request, response);
  }
}
