import {
  isSignedBy,
  readReference,
  type Collection,
  type NetworkEvent,
  type NoticeAnswer,
  type NoticeReading,
  type RawNotice,
  readPayee,
  readTime,
} from '@hanout/network-kit';
import { amountOf } from './amounts';
import { readPayout } from './payouts';
import { CONTENT_TYPE, readBody, writeEnvelope, writeFault } from './soap';
import { textOf, type Xml } from './xml';

/** For how long a signature is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;

/** `X-Signature` is over `{X-Timestamp}.{document}`: nothing is parsed before it holds. */
export function readNotice(secret: string, { headers, raw }: RawNotice, at: Date): NoticeReading {
  const timestamp = headers['x-timestamp'] ?? '';
  const signed = Buffer.concat([Buffer.from(`${timestamp}.`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const away = Math.abs(at.getTime() - Number(timestamp) * 1_000);
  if (!(away <= FRESH_MS)) return { reading: 'refused', cause: 'stale' };
  const body = readBody(raw);
  const event = body && readEvent(body.name, body.content);
  return event ? { reading: 'accepted', events: [event] } : { reading: 'refused', cause: 'unreadable' };
}

/** `PayoutEnded { PayoutId, Status, … }` or `Collected { Reference, Payee, Amount, Currency, CollectedAt }` */
function readEvent(name: string, said: Xml): NetworkEvent | undefined {
  if (name === 'PayoutEnded') {
    const [outcome] = readPayout('payout', said);
    return outcome && { event: 'payout', ...outcome };
  }
  const collection = name === 'Collected' ? readCollection(said) : undefined;
  return collection && { event: 'collection', ...collection };
}

export function readCollection(said: Xml): Collection | undefined {
  const ref = readReference(textOf(said, 'Reference'));
  const amount = amountOf(textOf(said, 'Amount'), textOf(said, 'Currency'));
  const [payee, collectedAt] = [readPayee(textOf(said, 'Payee')), readTime(textOf(said, 'CollectedAt'))];
  if (!ref || !amount || !payee || !collectedAt) return undefined;
  return { ref, payee, amount, collectedAt };
}

/** An acknowledgement of what is kept, else a fault; both in SOAP, which is all that they read. */
export function answerNotice(reading: NoticeReading): NoticeAnswer {
  const headers = { 'content-type': CONTENT_TYPE };
  if (reading.reading === 'accepted')
    return { status: 200, headers, body: writeEnvelope({ 'wfc:Acknowledgement': { 'wfc:Status': 'KEPT' } }) };
  return { status: 400, headers, body: writeFault('Sender', { code: reading.cause.toUpperCase() }) };
}
