import type { AccountToRegister, AdapterSettings } from '@hanout/network-kit';

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

/**
 * A remote system that can be told to misbehave and that remembers what it did, as the suite sees it. `HttpRemote` plays
 * it for wires over HTTP; another wire brings its own.
 */
export interface AdapterRemote {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Where it listens and what it expects to be signed with; once started. */
  settings(): Pick<AdapterSettings, 'url' | 'secret'>;
  behave(behaviour: Behaviour): void;
  /** What is in its books, by registration id. */
  readonly books: ReadonlyMap<string, RegisteredAccount>;
  /** How many requests came in. */
  readonly requests: number;
}
