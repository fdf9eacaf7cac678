import {
  isSignedBy,
  readJson,
  readReference,
  type Collection,
  type NetworkEvent,
  type NoticeAnswer,
  type NoticeReading,
  type NoticeRefusal,
  type RawNotice,
  isRecord,
  readPayee,
  readTime,
} from '@hanout/network-kit';
import { amountOf } from './amounts';
import { readPayout } from './payouts';
import { outcomeOfError, valueOf } from './status';

/** For how long a signature is good, before and after the time that it names. */
const FRESH_MS = 5 * 60_000;

/** `X-Signature` is over `{X-Date}.{X-CorrelationID}.{body}`: a bare error object names its payout in the header only. */
export function readNotice(secret: string, { headers, raw }: RawNotice, at: Date): NoticeReading {
  const [date = '', id = ''] = [headers['x-date'], headers['x-correlationid']];
  const signed = Buffer.concat([Buffer.from(`${date}.${id}.`), raw]);
  if (!isSignedBy(secret, signed, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const away = Math.abs(at.getTime() - Date.parse(date));
  if (!(away <= FRESH_MS)) return { reading: 'refused', cause: 'stale' };
  const event = readEvent(id.toLowerCase(), readJson(raw));
  return event ? { reading: 'accepted', events: [event] } : { reading: 'refused', cause: 'unreadable' };
}

/** A bare transaction: our disbursement, or a payment to one of ours; a bare error object: of our disbursement. */
function readEvent(id: string, said: unknown): NetworkEvent | undefined {
  const error = outcomeOfError(said);
  if (error) return id ? { event: 'payout', id, ...error } : undefined;
  if (!isRecord(said)) return undefined;
  if (said.type === 'disbursement')
    return said.requestingOrganisationTransactionReference === id
      ? { event: 'payout', id, ...readPayout(id, said) }
      : undefined;
  const isCollected = said.type === 'merchantpay' && said.transactionStatus === 'completed';
  const collection = isCollected ? readCollection(said) : undefined;
  return collection && { event: 'collection', ...collection };
}

/** `{ type: 'merchantpay', transactionReference, creditParty, amount, currency, creationDate, … }` */
export function readCollection(said: Readonly<Record<string, unknown>>): Collection | undefined {
  const [ref, amount] = [readReference(said.transactionReference), amountOf(said.amount, said.currency)];
  const collectedAt = readTime(said.creationDate);
  const payees = ['organisationid', 'msisdn'].flatMap((key) => valueOf(said.creditParty, key) ?? []);
  const payee = readPayee(payees[0]);
  if (!ref || !amount || !collectedAt || payees.length !== 1 || !payee) return undefined;
  return { ref, payee, amount, collectedAt };
}

const ANSWERS: Readonly<Record<NoticeRefusal, { status: number; error: object }>> = {
  forged: { status: 401, error: { errorCategory: 'authorisation', errorCode: 'clientAuthorisationError' } },
  stale: { status: 401, error: { errorCategory: 'authorisation', errorCode: 'clientAuthorisationError' } },
  unreadable: { status: 400, error: { errorCategory: 'validation', errorCode: 'formatError' } },
};

/** 204 for what is kept, else an error object, as the standard has it. */
export function answerNotice(reading: NoticeReading): NoticeAnswer {
  if (reading.reading === 'accepted') return { status: 204 };
  const { status, error } = ANSWERS[reading.cause];
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: Buffer.from(JSON.stringify(error)) };
}
