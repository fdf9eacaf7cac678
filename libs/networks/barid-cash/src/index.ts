import type { AdapterFactory, NetworkAdapter } from '@hanout/network-kit';
import { readConfig } from './config';
import { FolderTransport } from './folder-transport';
import { HttpTransport } from './http-transport';
import { readNotice } from './notices';
import { sendPayouts } from './payouts';
import { registerAccounts } from './registrations';
import { readReport } from './report';
import type { Transport } from './transport';

/** ISO 20022 files, over HTTP or through a folder. Accounts are opened over HTTP only, which answers at once. */
export const baridCashAdapter: AdapterFactory = (network, settings) => {
  const config = readConfig(settings);
  const { secret, account } = config;
  if (config.base.protocol === 'file:') return over(new FolderTransport(config));
  const http = new HttpTransport(config);
  return { ...over(http), registerAccounts: (batch) => registerAccounts(http, batch) };

  function over(transport: Transport): NetworkAdapter {
    return {
      network,
      payouts: { perCall: 500, send: (orders) => sendPayouts(transport, account, orders) },
      reports: {
        fetch: (day) => transport.statement(day),
        read: (document) => readReport(secret, document),
      },
      notices: { read: (notice) => readNotice(secret, notice) },
      fetchNotices: () => transport.fetch(),
      discardNotice: (name) => transport.discard(name),
    };
  }
};
