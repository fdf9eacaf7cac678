import { createHmac, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { UssdConfig } from '../config';
import { listOf } from '../config';

/** A request as it came over the wire. */
export interface Raw {
  address: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  query: Readonly<Record<string, unknown>>;
  bytes: Buffer;
}

export const TIME_HEADER = 'x-aggregator-time';
export const SIGNATURE_HEADER = 'x-aggregator-signature';
/** A signature is of this minute; the same request again does nothing more. */
const SECONDS_MAX = 300;

/** Hex HMAC-SHA-256 of the seconds, a point and the bytes as they go over the wire. */
export function sign(secret: string, seconds: number, bytes: Buffer): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(bytes).digest('hex');
}

/** Whether a request is the aggregator's: where it comes from, and that he knows the secret. */
export function isAggregator(raw: Raw, config: UssdConfig, now: Date): boolean {
  return isAllowed(raw.address, listOf(config.aggregatorAddresses)) && isProven(raw, config, now);
}

function isProven(
  { headers, query, bytes }: Raw,
  { aggregatorSecret, aggregatorProof }: UssdConfig,
  now: Date,
) {
  if (aggregatorProof === 'token') {
    const [, bearer] = /^Bearer (.+)$/.exec(String(headers.authorization ?? '')) ?? [];
    return isEqual(bearer ?? String(query.token ?? ''), aggregatorSecret);
  }
  const written = String(headers[TIME_HEADER] ?? '');
  const seconds = /^\d{1,12}$/.test(written) ? Number(written) : 0;
  const isFresh = Math.abs(now.getTime() / 1_000 - seconds) <= SECONDS_MAX;
  return isFresh && isEqual(String(headers[SIGNATURE_HEADER] ?? ''), sign(aggregatorSecret, seconds, bytes));
}

/** Of hashes, which have one length: the time it takes says nothing of the secret's. */
function isEqual(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return timingSafeEqual(one!, other!);
}

/** Without a list, anywhere. An IPv4 address is the same over IPv6. */
function isAllowed(address: string, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  if (family === 0) return false;
  const list = new BlockList();
  for (const range of allowed) {
    const [start = '', prefix] = range.split('/');
    const type = isIP(start) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(start, type);
    else list.addSubnet(start, Number(prefix), type);
  }
  return list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
