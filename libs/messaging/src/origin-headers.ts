import { headers, type MsgHdrs } from 'nats';
import { currentOrigin, type Origin } from './origin';

const HEADERS = {
  correlationId: 'Hanout-Correlation',
  address: 'Hanout-Address',
  agentHash: 'Hanout-Agent',
} as const satisfies Record<keyof Origin, string>;
const FIELDS = Object.keys(HEADERS) as (keyof Origin)[];

/** The headers that carry the origin on with an ask; undefined when there is none. */
export function originHeaders(): MsgHdrs | undefined {
  const origin = currentOrigin();
  const known = FIELDS.filter((field) => origin[field] !== undefined);
  if (known.length === 0) return undefined;
  const carried = headers();
  for (const field of known) carried.set(HEADERS[field], origin[field]!);
  return carried;
}

export function originIn(carried: MsgHdrs | undefined): Origin {
  if (carried === undefined) return {};
  const known = FIELDS.filter((field) => carried.has(HEADERS[field]));
  return Object.fromEntries(known.map((field) => [field, carried.get(HEADERS[field])]));
}
