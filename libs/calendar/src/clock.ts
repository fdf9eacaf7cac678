/** Where "now" comes from. Whatever depends on the time takes one, so that tests can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
