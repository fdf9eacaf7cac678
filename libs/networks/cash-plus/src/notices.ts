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
import { readAmount } from './amounts';
import { bytesToSign, signatureIn } from './signature';
import { ORDER, readRefusal, readState } from './status';

/** For how long a signature is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;

/** Signed as requests to them are, with the path below our door. */
export function readNotice(secret: string, { name, headers, raw }: RawNotice, at: Date): NoticeReading {
  const [method = '', path = ''] = name.split(' ');
  const { authorization, 'cp-timestamp': timestamp = '', 'cp-nonce': nonce = '' } = headers;
  const signed = bytesToSign({ method, path, timestamp, nonce, body: raw });
  if (!isSignedBy(secret, signed, signatureIn(authorization))) return { reading: 'refused', cause: 'forged' };
  const signedAt = readTime(timestamp)?.getTime() ?? NaN;
  if (!(Math.abs(at.getTime() - signedAt) <= FRESH_MS)) return { reading: 'refused', cause: 'stale' };
  const [event] = readEvent(readJson(raw));
  return event ? { reading: 'accepted', events: [event] } : { reading: 'refused', cause: 'unreadable' };
}

/** `{ event: 'order.updated', order }`, `{ event: 'order.refused', problem }` or `{ event: 'collection.paid', collection }` */
function readEvent(said: unknown): NetworkEvent[] {
  if (!isRecord(said)) return [];
  switch (said.event) {
    case 'order.updated':
      return readState(said.order, ORDER).map((outcome) => ({ event: 'payout', ...outcome }));
    case 'order.refused':
      return readRefusal(said.problem, ORDER).map((outcome) => ({ event: 'payout', ...outcome }));
    case 'collection.paid': {
      const collection = readCollection(said.collection);
      return collection ? [{ event: 'collection', ...collection }] : [];
    }
    default:
      return [];
  }
}

/** `{ receiptNumber, merchant, amount: { value, currency }, paidAt }` */
export function readCollection(said: unknown): Collection | undefined {
  if (!isRecord(said) || !isRecord(said.amount)) return undefined;
  const ref = readReference(said.receiptNumber);
  const amount = readAmount(said.amount.value, said.amount.currency);
  const [payee, collectedAt] = [readPayee(said.merchant), readTime(said.paidAt)];
  return ref && amount && payee && collectedAt ? { ref, payee, amount, collectedAt } : undefined;
}
