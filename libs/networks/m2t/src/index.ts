import type { AdapterFactory } from '@hanout/network-kit';
import { readConfig } from './config';
import { Line } from './line';
import { answerNotice, readNotice } from './notices';
import { registerAccounts } from './registrations';
import { reversePayouts, sendPayouts } from './payouts';
import { fetchReport, readReport } from './report';

/** ISO 8583 over a line that is kept open; its reconciliation files come beside the line. */
export const m2tAdapter: AdapterFactory = (network, settings) => {
  const config = readConfig(settings);
  const line = new Line(config);
  const { secret } = settings;
  return {
    network,
    registerAccounts: (batch) => registerAccounts(line, config, batch),
    payouts: {
      perCall: 1,
      send: (orders) => sendPayouts(line, config, orders),
      reverse: (orders) => reversePayouts(line, config, orders),
    },
    reports: {
      fetch: (day) => fetchReport(config, day),
      read: (document) => readReport(secret, document),
    },
    notices: {
      read: (notice, at) => readNotice(secret, notice, at),
      answer: (notice, reading) => answerNotice(secret, notice, reading),
    },
    listen: (listener) => line.listen(listener),
    close: () => line.close(),
  };
};
