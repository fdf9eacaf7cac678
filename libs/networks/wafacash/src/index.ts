import type { AdapterFactory } from '@hanout/network-kit';
import { WafacashClient } from './client';
import { readConfig } from './config';
import { answerNotice, readNotice } from './notices';
import { cancelPayouts, queryPayouts, sendPayouts } from './payouts';
import { queryRegistration, registerAccounts } from './registrations';
import { readReport } from './report';

/** Wafacash over SOAP 1.2 and mutual TLS. */
export const wafacashAdapter: AdapterFactory = (network, settings) => {
  const client = new WafacashClient(readConfig(settings));
  return {
    network,
    registerAccounts: (batch) => registerAccounts(client, batch),
    queryRegistration: (registrationId) => queryRegistration(client, registrationId),
    payouts: {
      perCall: 1,
      send: (orders) => sendPayouts(client, orders),
      query: (orders) => queryPayouts(client, orders),
      reverse: (orders) => cancelPayouts(client, orders),
    },
    reports: {
      fetch: (day) => client.document('GetStatement', { 'wfc:Day': day }),
      read: (document) => readReport(settings.secret, document),
    },
    notices: {
      read: (notice, at) => readNotice(settings.secret, notice, at),
      answer: (_, reading) => answerNotice(reading),
    },
  };
};
