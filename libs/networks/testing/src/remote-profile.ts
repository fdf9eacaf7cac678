import type { AccountToRegister } from '@hanout/network-kit';

export interface RemoteRequest {
  method: string;
  /** Below the remote's base address. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  raw: Buffer;
}

export type RemoteQuestion =
  | { asks: 'register'; accounts: AccountToRegister[] }
  | { asks: 'query'; registrationId: string }
  | { asks: 'nothing we accept' };

/** A result before it is put in a network's words. */
export interface RemoteResult {
  registrationId: string;
  word: 'registered' | 'declined' | 'pending' | 'unheard_of' | 'none';
  ref?: string;
}

/** One network's wire as its own system sees it: how questions look, and how results are said. */
export interface RemoteProfile {
  /** Unsigned or wrongly signed is `nothing we accept`. */
  read(request: RemoteRequest, secret: string): RemoteQuestion;
  sayRegistered(results: RemoteResult[]): string;
  sayFound(result: RemoteResult): string;
  /** Well-formed answers that have another shape. */
  readonly wrongShapes: readonly string[];
}
