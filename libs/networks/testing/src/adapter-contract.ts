import type { AdapterSettings, NetworkAdapter } from '@hanout/network-kit';
import type { AdapterRemote } from './adapter-remote';
import { describeQueries } from './query-contract';
import { describeRegistrations } from './registration-contract';

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
  const under: UnderContract = {
    remote,
    patient: () => makeAdapter({ ...remote.settings(), timeoutMs: PATIENT_MS }),
    hasty: () => makeAdapter({ ...remote.settings(), timeoutMs: HASTY_MS }),
    make: makeAdapter,
  };
  describe(name, () => {
    beforeAll(() => remote.start());
    beforeEach(() => remote.behave('ok'));
    afterAll(() => remote.stop());

    const offered = makeAdapter(NOWHERE);
    if (offered.registerAccounts) describe('registerAccounts', () => describeRegistrations(under));
    if (offered.queryRegistration) describe('queryRegistration', () => describeQueries(under));
  });
}
