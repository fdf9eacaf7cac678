import type { DecisionFault, NoticeFault, Taken } from '../faults/fault-table';

export const ENTRY_KINDS = ['payout', 'collection', 'deposit', 'duplicate'] as const;
/**
 * - `payout`: we asked that an account of the network be paid.
 * - `collection`: the network took money from an account of its own for one of our wallets.
 * - `deposit`: notes that its customer brought to a counter of the network first; no business of ours.
 * - `duplicate`: an order under an id that stands for other content. It moves nothing.
 */
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_STATES = ['pending', 'done', 'declined', 'reversed'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** One line of a network's books: how a thing stands from then on. The last line with its id holds. */
export interface Entry {
  /** From 1, without gaps: a reader goes on after the last one that it has seen. */
  line: number;
  kind: EntryKind;
  /** Of a payout ours, else the network's own number. */
  id: string;
  /** The network's number for it. */
  ref: string;
  /** Of a duplicate: the id that stands for something else. */
  of?: string;
  /** The network's own customer, by mobile number; empty while an order that was reversed has not arrived. */
  account: string;
  /** Whom a collection is for: a merchant's code or a mobile number. */
  payee?: string;
  /** Centimes. */
  amount: string;
  currency: string;
  state: EntryState;
  /** The network's code, where it declined. */
  reason?: string;
  /** When it was first asked for, in UTC with milliseconds. */
  at: string;
  /** When it moved, or was refused for good. */
  decidedAt?: string;
  /** Of what is pending. */
  plan?: Plan;
}

/** How what is pending will be decided. */
export interface Plan {
  state: 'done' | 'declined';
  at: string;
  notice?: Taken<NoticeFault>;
}

/** What is to go wrong with one order or collection. */
export interface Spoilt {
  decision?: Taken<DecisionFault>;
  notice?: Taken<NoticeFault>;
}
