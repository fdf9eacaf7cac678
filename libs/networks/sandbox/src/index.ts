import type { AdapterFactory } from '@hanout/network-kit';
import { SandboxClient } from './client';
import { readConfig } from './config';
import { queryRegistration, registerAccounts } from './registrations';

/** The reference adapter: REST and JSON, signed requests, as `network-simulator` speaks it. */
export const sandboxAdapter: AdapterFactory = (network, settings) => {
  const client = new SandboxClient(readConfig(settings));
  return {
    network,
    registerAccounts: (batch) => registerAccounts(client, batch),
    queryRegistration: (registrationId) => queryRegistration(client, registrationId),
  };
};
