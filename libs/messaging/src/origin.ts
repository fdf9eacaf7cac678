import { AsyncLocalStorage } from 'node:async_hooks';

/** Where what is being done came in from. It travels with the asks that are made meanwhile. */
export interface Origin {
  /** One id for everything a single request sets off, in every service's log and trail. */
  correlationId?: string;
  /** The address the request came from, as the gateway saw it. */
  address?: string;
  /** A hash of the user agent: tells two devices apart, names none. */
  agentHash?: string;
}

const origins = new AsyncLocalStorage<Origin>();

/** Runs `work` so that everything it does, later as well, has this origin. */
export function withOrigin<T>(origin: Origin, work: () => T): T {
  return origins.run(origin, work);
}

/** Empty for what nobody asked for: jobs, facts. */
export function currentOrigin(): Origin {
  return origins.getStore() ?? {};
}
