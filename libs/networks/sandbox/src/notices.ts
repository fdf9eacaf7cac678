import {
  isRecord,
  isSignedBy,
  readJson,
  readPayee,
  readReference,
  readTime,
  type Collection,
  type NetworkEvent,
  type NoticeReading,
  type RawNotice,
} from '@hanout/network-kit';
import { amountOf } from './amounts';
import { readPayout } from './payouts';

/** For how long a signature is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;

/** `X-Signature` is over `{X-Timestamp}.{body}`: the time cannot be changed without the secret. */
export function readNotice(secret: string, { headers, raw }: RawNotice, at: Date): NoticeReading {
  const timestamp = headers['x-timestamp'] ?? '';
  const signed = Buffer.concat([Buffer.from(`${timestamp}.`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const away = Math.abs(at.getTime() - Number(timestamp) * 1_000);
  if (!(away <= FRESH_MS)) return { reading: 'refused', cause: 'stale' };
  const event = readEvent(readJson(raw));
  return event ? { reading: 'accepted', events: [event] } : { reading: 'refused', cause: 'unreadable' };
}

/** `{ type: 'payout', payoutId, status, … }` or `{ type: 'collection', ref, payee, amount, currency, collectedAt }` */
function readEvent(said: unknown): NetworkEvent | undefined {
  if (!isRecord(said)) return undefined;
  if (said.type === 'payout') {
    const [outcome] = readPayout(said);
    return outcome && { event: 'payout', ...outcome };
  }
  const collection = said.type === 'collection' ? readCollection(said) : undefined;
  return collection && { event: 'collection', ...collection };
}

export function readCollection(said: Readonly<Record<string, unknown>>): Collection | undefined {
  const [ref, amount] = [readReference(said.ref), amountOf(said.amount, said.currency)];
  const [payee, collectedAt] = [readPayee(said.payee), readTime(said.collectedAt)];
  if (!ref || !amount || !payee || !collectedAt) return undefined;
  return { ref, payee, amount, collectedAt };
}
