import type { AdapterFactory } from '@hanout/network-kit';
import { CashPlusClient } from './client';
import { readConfig } from './config';
import { readNotice } from './notices';
import { queryPayouts, reversePayouts, sendPayouts } from './payouts';
import { queryRegistration, registerAccounts } from './registrations';
import { fetchReport, readReport } from './report';

/** Cash Plus: REST and JSON, one order a call and its answer at once, cancellations, signed requests and notices. */
export const cashPlusAdapter: AdapterFactory = (network, settings) => {
  const client = new CashPlusClient(readConfig(settings));
  return {
    network,
    registerAccounts: (batch) => registerAccounts(client, batch),
    queryRegistration: (registrationId) => queryRegistration(client, registrationId),
    payouts: {
      perCall: 1,
      send: (orders) => sendPayouts(client, orders),
      query: (orders) => queryPayouts(client, orders),
      reverse: (orders) => reversePayouts(client, orders),
    },
    reports: {
      fetch: (day) => fetchReport(client, day),
      read: (document) => readReport(settings.secret, document),
    },
    notices: { read: (notice, at) => readNotice(settings.secret, notice, at) },
  };
};
