import type { AdapterFactory } from '@hanout/network-kit';
import { SandboxClient } from './client';
import { readConfig } from './config';
import { readNotice } from './notices';
import { queryPayouts, sendPayouts } from './payouts';
import { queryRegistration, registerAccounts } from './registrations';
import { readReport } from './report';

/** The reference adapter: REST and JSON, signed requests and notices. New adapters begin as a copy of it. */
export const sandboxAdapter: AdapterFactory = (network, settings) => {
  const client = new SandboxClient(readConfig(settings));
  return {
    network,
    registerAccounts: (batch) => registerAccounts(client, batch),
    queryRegistration: (registrationId) => queryRegistration(client, registrationId),
    payouts: {
      perCall: 100,
      send: (orders) => sendPayouts(client, orders),
      query: (orders) => queryPayouts(client, orders),
    },
    reports: {
      fetch: (day) => client.document(`reports/${day}`),
      read: (document) => readReport(settings.secret, document),
    },
    notices: { read: (notice, at) => readNotice(settings.secret, notice, at) },
  };
};
