import type { Outcome } from './outcome';

export interface AccountToRegister {
  /** Made by us, the same for ever: the remote system knows the registration by it and does it once. */
  registrationId: string;
  walletId: string;
  kind: 'customer' | 'merchant';
  /** KYC level, 1 to 3. */
  tier: number;
}

export type RegistrationOutcome = { registrationId: string } & Outcome;

/**
 * One agent network's own system, as far as we use it. A capability that a network does not have is absent.
 *
 * No method throws because of the remote system: what cannot be told is `unknown`. A method that throws has a bug.
 * An adapter keeps no state and writes no rows; whoever calls it writes the attempt before and the outcome after.
 */
export interface NetworkAdapter {
  readonly network: string;

  /** Exactly one outcome for each account of the batch (at most 500), in its order. */
  registerAccounts?(batch: readonly AccountToRegister[]): Promise<RegistrationOutcome[]>;

  /** What became of a registration. One that the remote does not know is `unknown`, not declined: it may be on its way. */
  queryRegistration?(registrationId: string): Promise<RegistrationOutcome>;
}

/** What every deployment is told about its network's system. */
export interface AdapterSettings {
  /** Where the system is: `https://api.cash-plus.example/v1` */
  url: string;
  /** Shared with the network: requests are signed with it. */
  secret: string;
  /** For a whole exchange, from connecting to the last byte of the answer. */
  timeoutMs: number;
}

export type AdapterFactory = (network: string, settings: AdapterSettings) => NetworkAdapter;
