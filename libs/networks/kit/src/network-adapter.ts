import type { AccountToRegister } from './accounts';
import type { ConnectionListener, NoticeReader, RawNotice } from './notices';
import type { OutcomeById } from './outcome';
import type { PayoutOrder } from './payouts';
import type { ReportCapability } from './reports';

/**
 * One agent network's own system, as far as we use it. A capability that a network does not have is absent.
 *
 * No method throws because of the remote system: what cannot be told is `unknown`. A method that throws has a bug.
 * An adapter keeps no state and writes no rows; whoever calls it writes the attempt before and the outcome after. Every
 * method that takes a list answers exactly one outcome for each of it, in its order.
 */
export interface NetworkAdapter {
  readonly network: string;

  /** Account opening, at most 500 at once. */
  registerAccounts?(batch: readonly AccountToRegister[]): Promise<OutcomeById[]>;

  /** What became of a registration. One that the remote does not know is `unknown`, not declined: it may be on its way. */
  queryRegistration?(registrationId: string): Promise<OutcomeById>;

  readonly payouts?: PayoutCapability;

  /** How what the network tells us by itself is read, whichever way it came. */
  readonly notices?: NoticeReader;

  /** For networks that lay files out for us: what lies there now. One that is not fetched stays there. */
  fetchNotices?(): Promise<RawNotice[]>;

  /** Tells such a network that we have kept a file, by its name, so that it need not lie there any longer. */
  discardNotice?(name: string): Promise<void>;

  /** The network's own statements of its days. */
  readonly reports?: ReportCapability;

  /** For networks that keep a line to us open: what they say on it is given to the listener. */
  listen?(listener: ConnectionListener): void;

  /** Lets go of lines that are kept open. */
  close?(): Promise<void>;
}

/** Paying out to accounts that the network keeps itself. */
export interface PayoutCapability {
  /** How many orders one call takes: 1, or more where the wire carries lists. */
  readonly perCall: number;

  /** Repeating an order is harmless: the remote knows it by its id and does it once. */
  send(orders: readonly PayoutOrder[]): Promise<OutcomeById[]>;

  /** What became of orders. One that the remote does not know is `unknown` with the cause `not_found`: it may be on its way. */
  query?(orders: readonly PayoutOrder[]): Promise<OutcomeById[]>;

  /**
   * Asks that an order be undone or never done. `succeeded`: nothing has moved and nothing will, even if the order arrives
   * later. `declined`: it has moved for good.
   */
  reverse?(orders: readonly PayoutOrder[]): Promise<OutcomeById[]>;
}

/** What every deployment is told about its network's system. */
export interface AdapterSettings {
  /** Where the system is: `https://api.cash-plus.example/v1`, `tls://switch.m2t.example:8583` */
  url: string;
  /** Shared with the network: requests are signed with it. */
  secret: string;
  /** For a whole exchange, from connecting to the last byte of the answer. */
  timeoutMs: number;
  /** PEM. Whom we trust, and who we are where the network asks for a certificate. */
  tls?: TlsIdentity;
  /** Where the network reaches our door for notices, for wires that say so in each request. */
  noticesUrl?: string;
}

export interface TlsIdentity {
  ca?: string;
  certificate?: string;
  key?: string;
}

export type AdapterFactory = (network: string, settings: AdapterSettings) => NetworkAdapter;
