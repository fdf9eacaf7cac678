import type { AccountToRegister, AdapterSettings, RawNotice } from '@hanout/network-kit';
import type { RemoteEvent, RemoteOrder, RemoteReport } from './remote-system';

/** How the remote system treats requests, until it is told otherwise. */
export const BEHAVIOURS = [
  'ok',
  // In its own words.
  'decline',
  'decline_first',
  'pending',
  'unheard_of_word',
  'no_word',
  'no_reference',
  'miss_last',
  'reverse_order',
  'contradict_itself',
  'speak_of_others',
  // On the wire.
  'bad_request',
  'server_error',
  'unavailable',
  'too_many',
  'redirect',
  'garbage',
  'wrong_shape',
  'too_large',
  'half_body',
  'reset',
  'drip',
  // It did what it was asked: the line stays open without a word, or is cut.
  'silent',
  'did_it_no_answer',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export interface RegisteredAccount {
  account: AccountToRegister;
  /** The remote's number for it, made the first time. */
  ref: string;
  /** How often it was asked to register it. */
  times: number;
}

export interface RemotePayment {
  order: RemoteOrder;
  ref: string;
  state: 'done' | 'declined' | 'pending';
  /** How often it was asked to pay it. */
  times: number;
}

/**
 * A remote system that can be told to misbehave and that remembers what it did, as the suite sees it. `HttpRemote` plays
 * it for wires over HTTP; another wire brings its own.
 */
export interface AdapterRemote {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Where it listens and what it expects of us; once started. */
  settings(): Omit<AdapterSettings, 'timeoutMs'>;
  behave(behaviour: Behaviour): void;
  /** True where a payment is only taken at first and what became of it is told later. */
  readonly answersLater: boolean;
  /** What its wire cannot show: a wire without status codes has no `server_error`. */
  readonly cannot: ReadonlySet<Behaviour>;
  /** What is in its books, by registration id. */
  readonly books: ReadonlyMap<string, RegisteredAccount>;
  /** What it paid or refused, by payout id. */
  readonly payments: ReadonlyMap<string, RemotePayment>;
  /** Its statements by day: there are those that the suite writes. */
  readonly reports: Map<string, RemoteReport>;
  /** How many requests came in. */
  readonly requests: number;
  /** What it would bring to our door for this event; signed by another's secret where one is given. */
  notice?(event: RemoteEvent, secret?: string): RawNotice;
}
