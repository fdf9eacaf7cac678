import type { AccountToRegister } from '@hanout/network-kit';

/** A result before it is put in a network's words. */
export interface RemoteResult {
  id: string;
  word: 'done' | 'declined' | 'pending' | 'unheard_of' | 'none';
  /** The remote's own number. */
  ref?: string;
  /** Its code, where it declined. */
  reason?: string;
  /** Of a payment that is asked for: what was ordered, for wires that say it again. */
  order?: RemoteOrder;
}

/** An order to pay one of its accounts, as it arrived there. */
export interface RemoteOrder {
  id: string;
  account: string;
  amountMinor: string;
  currency: string;
}

/** What a remote system tells us by itself. */
export type RemoteEvent =
  | { event: 'payout'; order: RemoteOrder; result: RemoteResult }
  | {
      event: 'collection';
      ref: string;
      payee: string;
      amountMinor: string;
      currency: string;
      collectedAt: Date;
    };

/** What a remote system's own statement says of one movement: what it would tell of it, and whose account it was. */
export type RemoteReportLine =
  | (Extract<RemoteEvent, { event: 'payout' }> & { decidedAt: Date })
  | (Extract<RemoteEvent, { event: 'collection' }> & { account: string });

/** Of a business day, in the order in which they moved. */
export interface RemoteReport {
  day: string;
  /** False: the day is not over there. */
  isFinal: boolean;
  lines: readonly RemoteReportLine[];
}

/** The system behind a wire: its books and its secrets. A face asks it and puts what it says in the network's words. */
export interface RemoteSystem {
  readonly network: string;
  readonly secret: string;
  now(): Date;
  register(accounts: AccountToRegister[]): RemoteResult[];
  findRegistration(id: string): RemoteResult | undefined;
  /** Each id is paid once, however often it is presented. */
  pay(orders: RemoteOrder[]): RemoteResult[];
  findPayment(id: string): RemoteResult | undefined;
  /** `done`: the payment has not moved and never will; `declined`: it has moved for good. */
  reverse(id: string): RemoteResult;
  /** Undefined where there is no statement of that day, or not yet. */
  report(day: string): RemoteReport | undefined;
  /** For wires that lay files out: what there is to tell us, the oldest first, until we have heard it. */
  toTell?(): readonly RemoteEvent[];
  /** We have heard these. */
  heard?(events: readonly RemoteEvent[]): void;
}
