import type { AdapterFactory } from '@hanout/network-kit';
import { WanaCashClient } from './client';
import { readConfig } from './config';
import { readNotice } from './notices';
import { queryPayouts, sendPayouts } from './payouts';
import { queryRegistration, registerAccounts } from './registrations';
import { readReport } from './report';

/** Wana Cash, as mobile operators do it: tokens, orders taken at once and answered later, results brought to our door. */
export const wanaCashAdapter: AdapterFactory = (network, settings) => {
  const client = new WanaCashClient(readConfig(settings));
  return {
    network,
    registerAccounts: (batch) => registerAccounts(client, batch),
    queryRegistration: (registrationId) => queryRegistration(client, registrationId),
    payouts: {
      perCall: 1,
      send: (orders) => sendPayouts(client, orders),
      query: (orders) => queryPayouts(client, orders),
    },
    reports: {
      fetch: (day) => client.document(`statements/${day}`),
      read: (document) => readReport(settings.secret, document),
    },
    notices: { read: (notice, at) => readNotice(settings.secret, notice, at) },
  };
};
