import type { CallerV1, Role } from '@hanout/contracts';
import type { Endpoint } from './endpoints';
import type { World } from './world';

/** What fills an endpoint's path and goes with it. */
export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  /** A body that is not JSON. */
  readonly file?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What this call needs the caller to be, beside the role. */
  readonly as?: Partial<CallerV1>;
}

export interface Asked {
  readonly role: Role;
  readonly endpoint: Endpoint;
}

/** Read anew for each call, so that what changes something can name something new. */
type Make = (world: World, asked: Asked) => Call | null | Promise<Call | null>;

/**
 * How an operation is called with an object of the caller's own, with somebody else's, and with one that is not there.
 * `null` where it (or this endpoint of it) names no object: the caller's own wallet, a new payment, a list.
 */
export interface Scenario {
  readonly own: Make;
  readonly others: Make | null;
  readonly absent: Make | null;
  /** 403 where it is no secret that somebody else's exists; otherwise 404. */
  readonly othersStatus?: 403;
  /** A status that shows here, too, that the owner looked at what was asked. */
  readonly reachedBy?: 400;
  /** An answer that does not end, made by the gateway of what goes by: there is no owner to ask. */
  readonly isStream?: true;
}

export type Scenarios<Name extends string> = Readonly<Record<Name, Scenario>>;
