import {
  isSignedBy,
  readJson,
  readReference,
  type NetworkEvent,
  type NoticeReading,
  type RawNotice,
} from '@hanout/network-kit';
import { readAmount } from './amounts';
import { bytesToSign, signatureIn } from './signature';
import { isRecord, ORDER, readRefusal, readState } from './status';

/** For how long a signature is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;
/** With its zone: a time without one would be of wherever we run. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;
const PAYEE = /^[0-9A-Za-z+-]{1,32}$/;

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
    case 'collection.paid':
      return readCollection(said.collection);
    default:
      return [];
  }
}

/** `{ receiptNumber, merchant, amount: { value, currency }, paidAt }` */
function readCollection(said: unknown): NetworkEvent[] {
  if (!isRecord(said) || !isRecord(said.amount)) return [];
  const { merchant: payee } = said;
  const ref = readReference(said.receiptNumber);
  const amount = readAmount(said.amount.value, said.amount.currency);
  const collectedAt = readTime(said.paidAt);
  if (!ref || !amount || !collectedAt || typeof payee !== 'string' || !PAYEE.test(payee)) return [];
  return [{ event: 'collection', ref, payee, amount, collectedAt }];
}

function readTime(said: unknown): Date | undefined {
  if (typeof said !== 'string' || !TIME.test(said)) return undefined;
  const time = new Date(said);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
