import type { AdapterSettings, NetworkAdapter } from '@hanout/network-kit';
import type { AdapterRemote } from './adapter-remote';
import { describeFiles, describeNotices } from './notice-contract';
import { describePayoutQueries, describePayouts, describeReversals } from './payout-contract';
import { describeQueries } from './query-contract';
import { describeRegistrations } from './registration-contract';
import { describeReports } from './report-contract';

export interface UnderContract {
  remote: AdapterRemote;
  /** Waits long enough for any answer that is on its way. */
  patient(): NetworkAdapter;
  /** Gives up soon. */
  hasty(): NetworkAdapter;
  make(settings: AdapterSettings): NetworkAdapter;
}

const PATIENT_MS = 10_000;
const HASTY_MS = 250;
const NOWHERE: AdapterSettings = {
  url: 'http://127.0.0.1:1',
  secret: 'a secret of nobody',
  timeoutMs: PATIENT_MS,
};

/**
 * What every adapter must do, shown against a remote system that misbehaves on a real socket. Each capability that the
 * adapter offers is held to its part of the contract.
 */
export function describeAdapterContract(
  name: string,
  makeAdapter: (settings: AdapterSettings) => NetworkAdapter,
  remote: AdapterRemote,
): void {
  // One of each, as a deployment has: an adapter may keep a line open.
  const made = new Map<number, NetworkAdapter>();
  const waiting = (timeoutMs: number): NetworkAdapter => {
    const adapter = made.get(timeoutMs) ?? makeAdapter({ ...remote.settings(), timeoutMs });
    made.set(timeoutMs, adapter);
    return adapter;
  };
  const under: UnderContract = {
    remote,
    patient: () => waiting(PATIENT_MS),
    hasty: () => waiting(HASTY_MS),
    make: makeAdapter,
  };
  describe(name, () => {
    beforeAll(() => remote.start());
    beforeEach(() => remote.behave('ok'));
    afterAll(async () => {
      await Promise.all([...made.values()].map((adapter) => adapter.close?.()));
      await remote.stop();
    });

    const offered = makeAdapter(NOWHERE);
    if (offered.registerAccounts) describe('registerAccounts', () => describeRegistrations(under));
    if (offered.queryRegistration) describe('queryRegistration', () => describeQueries(under));
    if (offered.payouts) describe('payouts', () => describePayouts(under));
    if (offered.payouts?.query) describe('payout queries', () => describePayoutQueries(under));
    if (offered.payouts?.reverse) describe('payout reversals', () => describeReversals(under));
    if (offered.notices && remote.notice) describe('notices', () => describeNotices(under));
    if (offered.reports) describe('reports', () => describeReports(under));
    if (offered.fetchNotices) describe('files', () => describeFiles(under));
  });
}
