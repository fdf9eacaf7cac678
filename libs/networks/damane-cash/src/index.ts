import type { AdapterFactory } from '@hanout/network-kit';
import { DamaneCashClient } from './client';
import { readConfig } from './config';
import { answerNotice, readNotice } from './notices';
import { queryPayouts, sendPayouts } from './payouts';
import { queryRegistration, registerAccounts } from './registrations';
import { fetchReport, readReport } from './report';

/**
 * Damane Cash over the GSMA Mobile Money API 1.2. There is no `reverse`: a reversal there is of a transaction that they
 * have, and cannot say of one that may still arrive that it never will be done.
 */
export const damaneCashAdapter: AdapterFactory = (network, settings) => {
  const config = readConfig(settings);
  const client = (): DamaneCashClient => new DamaneCashClient(config);
  return {
    network,
    registerAccounts: (batch) => registerAccounts(client(), batch),
    queryRegistration: (registrationId) => queryRegistration(client(), registrationId),
    payouts: {
      perCall: 1,
      send: (orders) => sendPayouts(client(), orders),
      query: (orders) => queryPayouts(client(), orders),
    },
    reports: {
      fetch: (day) => fetchReport(client, day),
      read: (document) => readReport(settings.secret, document),
    },
    notices: {
      read: (notice, at) => readNotice(settings.secret, notice, at),
      answer: (_, reading) => answerNotice(reading),
    },
  };
};
