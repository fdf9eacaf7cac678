import {
  isRecord,
  isSignedBy,
  readJson,
  readReference,
  readTime,
  type Collection,
  type NetworkEvent,
  type NoticeReading,
  type RawNotice,
} from '@hanout/network-kit';
import { readAmount } from './amounts';
import { payeeOf } from './parties';
import { readResult, TRANSFER } from './status';

/** For how long a signature is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;
const TIMESTAMP = /^\d{13}$/;

/** `X-Signature` is over `X-Timestamp` (milliseconds), method and path, a line each, and the body as it came. */
export function readNotice(secret: string, { name, headers, raw }: RawNotice, at: Date): NoticeReading {
  const [method = '', path = ''] = name.split(' ');
  const timestamp = headers['x-timestamp'] ?? '';
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${method}\n${path}\n`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const isFresh = TIMESTAMP.test(timestamp) && Math.abs(at.getTime() - Number(timestamp)) <= FRESH_MS;
  if (!isFresh) return { reading: 'refused', cause: 'stale' };
  const events = method === 'PUT' ? readEvents(path, readJson(raw)) : undefined;
  return events ? { reading: 'accepted', events } : { reading: 'refused', cause: 'unreadable' };
}

/** The path names the kind of thing and its number, the body says how it stands. Undefined: not to be understood. */
function readEvents(path: string, said: unknown): NetworkEvent[] | undefined {
  const [, kind, id] = path.split('/');
  if (!isRecord(said)) return undefined;
  if (kind === 'transfers') {
    const [outcome] = readResult(said, TRANSFER);
    return outcome && outcome.id === id ? [{ event: 'payout', ...outcome }] : undefined;
  }
  if (kind !== 'collections' || said.transactionId !== id) return undefined;
  // What came of asking somebody on the phone to confirm: nothing is ours before it was confirmed and paid.
  if (said.status === 'PENDING' || said.status === 'FAILED') return [];
  const collection = readCollection(said);
  return collection && [{ event: 'collection', ...collection }];
}

/** `{ transactionId, status, amount, currency, payee: { partyIdType, partyId }, completedAt }` */
export function readCollection(said: Readonly<Record<string, unknown>>): Collection | undefined {
  if (said.status !== 'SUCCESSFUL') return undefined;
  const ref = readReference(said.transactionId);
  const amount = readAmount(said.amount, said.currency);
  const payee = isRecord(said.payee) ? payeeOf(said.payee) : undefined;
  const collectedAt = readTime(said.completedAt);
  if (!ref || !amount || !payee || !collectedAt) return undefined;
  return { ref, payee, amount, collectedAt };
}
