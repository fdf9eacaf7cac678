/** The table of what `npm start` runs: one row per process, in the order of starting. */
// The contracts are decorated classes.
import 'reflect-metadata';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import {
  ASKED_BY_USSD,
  askedByNetwork,
  confirmFacts,
  NETWORKS,
  networkService,
  ownerOf,
  peopleRegistered,
  type NetworkName,
} from '@hanout/contracts';
import { inboxOf, streamOf } from '@hanout/messaging';
import { writeBootstrapFile } from './bootstrap-file';
import { base64, certificatesIn } from './certificates';
import type { NatsPermissions } from './nats-config';
import type { SecretKind } from './secrets';

/** What a row may use to say its settings. */
export interface LayoutContext {
  /** Creates once and remembers (`secrets.json`). */
  secret(name: string, kind?: SecretKind): string;
  /** The HTTP port of a service, or of `<service>.<name>` another of its ports. */
  port(service: string): number;
  /** False for a service that is no part of this platform. */
  has(service: string): boolean;
  /** `http://127.0.0.1:<port>` of a service. */
  url(service: string): string;
  /** The folder of this platform, absolute. */
  dataDir: string;
  /** The folder of the checkout, absolute. */
  root: string;
}

export interface ServiceRow {
  /** What it logs in as, and what its log and its process are called. */
  name: string;
  /** Its folder in `apps/`. */
  app: string;
  /** Its database, which is also its login there; undefined when it owns none. */
  database?: string;
  /** The port it takes when that is free. */
  port: number;
  /** Beside that of HTTP, by name. */
  otherPorts?: Record<string, number>;
  /** Limit of its JavaScript heap. */
  heapMegabytes: number;
  /** Beside that, a half of the space of young objects; without it, what is best for quick answers (`heap.ts`). */
  youngMegabytes?: number;
  /** It hears of what has happened and no payment waits for it, so it gives way to those that are waited for (ADR 30). */
  givesWay?: true;
  /** Settings of its own, beside those that every service is given. */
  env: (context: LayoutContext) => Record<string, string>;
  /** What it may say and hear on NATS; without it, everything. */
  natsPermissions?: NatsPermissions;
}

const nothing = (): Record<string, string> => ({});

const identityEnv = ({ secret, dataDir, has, port }: LayoutContext): Record<string, string> => ({
  CIN_HASH_KEY: secret('identity.cin-hash', 'key'),
  LOOKUP_HASH_KEY: secret('identity.lookup-hash', 'key'),
  CODE_HASH_KEY: secret('identity.code-hash', 'key'),
  ENCRYPTION_KEYS: `first:${secret('identity.encryption', 'key')}`,
  PIN_PEPPER: `first:${secret('identity.pin-pepper', 'key')}`,
  SIGNING_KEY: secret('identity.signing', 'key'),
  BOOTSTRAP_FILE: writeBootstrapFile(dataDir, secret),
  // A passkey belongs to a name: it answers where the console is opened as localhost, and never at 127.0.0.1.
  ...(has('gateway') && { PASSKEY_ORIGINS: `http://localhost:${port('gateway')}` }),
});

const networksSecret = ({ secret }: LayoutContext): string => secret('network-simulator.networks', 'key');
/** What the simulator shares with the service of whom it plays. */
const outsideSecret = (context: LayoutContext, played: NetworkName | 'aggregator'): string =>
  createHmac('sha256', networksSecret(context)).update(played).digest('hex');

interface OwnWire {
  scheme: 'https' | 'tls';
  port: number;
}
/** Networks whose wire is not plain HTTP: the simulator has a port of its own for each, over TLS that asks who we are. */
const OWN_WIRES: Partial<Record<NetworkName, OwnWire>> = {
  m2t: { scheme: 'tls', port: 8583 },
  wafacash: { scheme: 'https', port: 8443 },
};
const ownWires = Object.entries(OWN_WIRES) as [NetworkName, OwnWire][];
const ownPort = (network: NetworkName): string => `network-simulator.${network}`;
/** It lays files out for us, and does not knock at our door. */
const LAYS_FILES = 'barid-cash';

const noticesUrl = (context: LayoutContext, network: NetworkName): string =>
  `${context.url(networkService(network))}/notices`;

function networkUrl(context: LayoutContext, network: NetworkName): string {
  const simulator = context.url('network-simulator');
  const own = OWN_WIRES[network];
  if (!own) return `${simulator}/networks/${network}`;
  const address = `${own.scheme}://${new URL(simulator).hostname}:${context.port(ownPort(network))}`;
  // A line holds no files: they lie beside it.
  return own.scheme === 'tls' ? `${address}?files=${simulator}/networks/${network}` : address;
}

const networkEnv =
  (network: NetworkName) =>
  (context: LayoutContext): Record<string, string> => ({
    NETWORK: network,
    NETWORK_URL: networkUrl(context, network),
    NETWORK_SECRET: outsideSecret(context, network),
    NOTICES_URL: noticesUrl(context, network),
    ...(OWN_WIRES[network] && networkTls(context)),
    DATA_KEY: context.secret(`${networkService(network)}.data`, 'key'),
  });

const mayOpen = (...streams: string[]): string[] => [
  '$JS.API.INFO',
  ...streams.flatMap((stream) => [`$JS.API.STREAM.CREATE.${stream}`, `$JS.API.STREAM.INFO.${stream}`]),
];

/** The one that an aggregator's requests reach: it asks what its screens need, and hears nothing. */
const ussdPermissions: NatsPermissions = {
  publish: ['ussd.>', ...ASKED_BY_USSD.map(({ subject }) => subject), ...mayOpen(streamOf('ussd'))],
  subscribe: [`${inboxOf('ussd')}.>`, 'ussd.>'],
};

/**
 * A network's service speaks with its own network's name, and hears nothing but what it needs: it is the one that a network's
 * own system reaches.
 */
function networkPermissions(network: NetworkName): NatsPermissions {
  const name = networkService(network);
  const sayer = ownerOf(peopleRegistered.subject);
  const [own, heard] = [streamOf(name), streamOf(sayer)];
  return {
    publish: [
      `${name}.>`,
      ...askedByNetwork(network).map(({ subject }) => subject),
      confirmFacts(sayer).subject,
      ...mayOpen(own, heard),
      ...['CREATE', 'DURABLE.CREATE', 'INFO', 'MSG.NEXT'].flatMap((verb) => [
        `$JS.API.CONSUMER.${verb}.${heard}.${name}`,
        `$JS.API.CONSUMER.${verb}.${heard}.${name}.>`,
      ]),
      `$JS.ACK.${heard}.${name}.>`,
    ],
    subscribe: [`${inboxOf(name)}.>`, `${name}.>`],
  };
}

function networkTls(context: LayoutContext): Record<string, string> {
  const { ca, client } = certificatesIn(context);
  return {
    NETWORK_TLS_CA: base64(ca),
    NETWORK_TLS_CERTIFICATE: base64(client.cert),
    NETWORK_TLS_KEY: base64(client.key),
  };
}

function simulatorEnv(context: LayoutContext): Record<string, string> {
  const { ca, server } = certificatesIn(context);
  const told = NETWORKS.filter((one) => one !== LAYS_FILES && context.has(networkService(one)));
  return {
    NETWORKS_SECRET: networksSecret(context),
    ...(context.has('ussd') && { USSD_URL: context.url('ussd') }),
    JOURNAL_DIR: join(context.dataDir, 'outside-world'),
    NOTICES_URLS: told.map((network) => `${network}=${noticesUrl(context, network)}`).join(),
    NETWORK_PORTS: ownWires.map(([network]) => `${network}=${context.port(ownPort(network))}`).join(),
    TLS_CA: base64(ca),
    TLS_CERTIFICATE: base64(server.cert),
    TLS_KEY: base64(server.key),
  };
}

export const layout: readonly ServiceRow[] = [
  {
    name: 'identity',
    app: 'identity',
    database: 'identity',
    port: 8100,
    heapMegabytes: 256,
    env: identityEnv,
  },
  {
    name: 'ledger',
    app: 'ledger',
    database: 'ledger',
    port: 8101,
    heapMegabytes: 384,
    // An ask of 500 lives 30 ms: with 2 MB a third of the process's time was copying what belongs to it.
    youngMegabytes: 16,
    env: ({ dataDir }) => ({ HEADS_FILE: join(dataDir, 'heads', 'ledger.jsonl') }),
  },
  {
    name: 'fees',
    app: 'fees',
    database: 'fees',
    port: 8102,
    heapMegabytes: 192,
    givesWay: true,
    env: nothing,
  },
  {
    name: 'payments',
    app: 'payments',
    database: 'payments',
    port: 8103,
    heapMegabytes: 384,
    youngMegabytes: 4,
    env: ({ secret }) => ({
      CASH_CODE_KEY: `first:${secret('payments.cash-code', 'key')}`,
      PAYOUT_KEY: `first:${secret('payments.payout', 'key')}`,
      QR_KEY: `first:${secret('payments.qr', 'key')}`,
      RECEIPT_KEY: `first:${secret('payments.receipt', 'key')}`,
    }),
  },
  {
    name: 'programmes',
    app: 'programmes',
    database: 'programmes',
    port: 8104,
    heapMegabytes: 256,
    env: ({ secret }) => ({ DATA_KEY: secret('programmes.data', 'key') }),
  },
  {
    name: 'settlement',
    app: 'settlement',
    database: 'settlement',
    port: 8105,
    heapMegabytes: 192,
    givesWay: true,
    env: nothing,
  },
  {
    name: 'notifications',
    app: 'notifications',
    database: 'notifications',
    port: 8106,
    heapMegabytes: 256,
    givesWay: true,
    env: ({ secret, url }) => ({
      DATA_KEY: secret('notifications.data', 'key'),
      SMS_URL: `${url('network-simulator')}/sms`,
    }),
  },
  {
    name: 'ussd',
    app: 'ussd',
    database: 'ussd',
    port: 8107,
    heapMegabytes: 192,
    env: (context) => ({
      DATA_KEY: context.secret('ussd.data', 'key'),
      AGGREGATOR_SECRET: outsideSecret(context, 'aggregator'),
    }),
    natsPermissions: ussdPermissions,
  },
  {
    name: 'network-simulator',
    app: 'network-simulator',
    port: 8090,
    // Its books are in its memory, some 3 kB a payment: near its limit it did little but collect garbage.
    heapMegabytes: 768,
    youngMegabytes: 8,
    otherPorts: Object.fromEntries(ownWires.map(([network, { port }]) => [network, port])),
    env: simulatorEnv,
  },
  ...NETWORKS.map((network, index) => ({
    name: networkService(network),
    app: 'networks',
    database: networkService(network).replaceAll('-', '_'),
    port: 8110 + index,
    heapMegabytes: 192,
    youngMegabytes: 8,
    env: networkEnv(network),
    natsPermissions: networkPermissions(network),
  })),
  { name: 'gateway', app: 'gateway', port: 8080, heapMegabytes: 256, env: nothing },
];
