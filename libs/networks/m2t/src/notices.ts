import {
  readReference,
  type NetworkEvent,
  type NoticeAnswer,
  type NoticeReading,
  type RawNotice,
} from '@hanout/network-kit';
import { readAmount } from './amounts';
import { answerTo } from './connection';
import { isSealedBy, openMessage, sealMessage } from './mac';
import type { IsoMessage } from './message';
import { PROCESSING } from './payouts';
import { readPrivateData } from './private-data';
import { outcomeOf } from './status';
import { readInstant, readSentAt } from './times';

/** For how long a message is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;

/** An advice on a payout (0220), its late answer (0210) or a collection (0200), with the MAC over the very bytes. */
export function readNotice(secret: string, { raw }: RawNotice, at: Date): NoticeReading {
  if (!isSealedBy(secret, raw)) return { reading: 'refused', cause: 'forged' };
  const message = openMessage(raw, secret);
  const sentAt = readSentAt(message?.fields[7], at);
  if (!message || !sentAt) return { reading: 'refused', cause: 'unreadable' };
  const away = Math.abs(at.getTime() - sentAt.getTime());
  if (away > FRESH_MS) return { reading: 'refused', cause: 'stale' };
  const event = readEvent(message);
  return event ? { reading: 'accepted', events: [event] } : { reading: 'refused', cause: 'unreadable' };
}

function readEvent(message: IsoMessage): NetworkEvent | undefined {
  const { mti, fields } = message;
  const said = readPrivateData(fields[48]);
  if (mti === '0220' || mti === '0221' || mti === '0210')
    return fields[3] === PROCESSING.payout && said?.id
      ? { event: 'payout', id: said.id, ...outcomeOf(message) }
      : undefined;
  if ((mti !== '0200' && mti !== '0201') || fields[3] !== PROCESSING.collection) return undefined;
  const [ref, payee] = [readReference(said?.ref), readReference(fields[103])];
  const [amount, collectedAt] = [readAmount(fields[4], fields[49]), readInstant(said?.collectedAt)];
  return ref && payee && amount && collectedAt
    ? { event: 'collection', ref, payee, amount, collectedAt }
    : undefined;
}

/**
 * 0210 or 0230. The network is told 00 for what is kept and understood, 30 for what a person has to look at. To a message
 * that may be another's, or another time's, we say nothing: the network's own comes again with a new time.
 */
export function answerNotice(secret: string, { raw }: RawNotice, reading: NoticeReading): NoticeAnswer {
  const isUnderstood = reading.reading === 'accepted';
  const message = openMessage(raw, secret);
  const isSilent = !isUnderstood && reading.cause !== 'unreadable';
  if (!message || isSilent || message.mti === '0210') return { status: isUnderstood ? 200 : 400 };
  const { 64: _mac, 103: _payee, 102: _payer, 128: _secondMac, ...echoed } = message.fields;
  const fields = { ...echoed, 39: isUnderstood ? '00' : '30' };
  const body = sealMessage({ mti: answerTo(message.mti), fields }, secret);
  return { status: isUnderstood ? 200 : 400, body };
}
