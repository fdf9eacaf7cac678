import { createHash } from 'node:crypto';
import type {
  FrameFace,
  NetworkFake,
  RemoteEvent,
  RemoteResult,
  RemoteSystem,
} from '@hanout/network-testing';
import { openMessage, sealMessage } from '../src/mac';
import type { IsoMessage } from '../src/message';
import { readPrivateData, writePrivateData } from '../src/private-data';
import { CODES, digitsOf } from './codes';
import { fileFor } from './files';

/** No action taken: it has moved for good. */
const TOO_LATE = '21';
const DIRHAM = '504';

type Fields = IsoMessage['fields'];

/** M2T's line from the other side. What carries no good MAC is not answered. */
export const m2tFace: FrameFace = {
  answersLater: false,
  isUpkeep: (message) => message.toString('latin1', 0, 4) === '0800',
  isAnswer: (message) => /^0\d[13]0$/.test(message.toString('latin1', 0, 4)),
  keyOf(raw, { secret }) {
    const { 11: stan, 37: rrn } = openMessage(raw, secret)?.fields ?? {};
    return stan && rrn && `${stan} ${rrn}`;
  },
  answer(raw, system) {
    const message = openMessage(raw, system.secret);
    if (!message) return undefined;
    const { mti, fields } = message;
    const { id } = readPrivateData(fields[48]) ?? {};
    switch (mti) {
      case '0300':
        return id === undefined ? undefined : seal('0310', register(id, fields, system), system);
      case '0800':
        return seal('0810', { 7: fields[7]!, 11: fields[11]!, 39: '00', 70: fields[70]! }, system);
      case '0200':
      case '0201':
        return id === undefined ? undefined : seal('0210', pay(id, fields, system), system);
      case '0420':
      case '0421': {
        const result = id === undefined ? undefined : system.reverse(id);
        const code = result?.word === 'declined' ? TOO_LATE : undefined;
        return result && seal('0430', sayOf(result, echoOf(fields), code), system);
      }
      default:
        return undefined;
    }
  },
  files: (request, system) => fileFor(request, system),
  notice(event, system) {
    const fields = event.event === 'payout' ? sayPaid(event) : sayCollected(event);
    const sentAt = digitsOf(system.now()).slice(4);
    return seal(event.event === 'payout' ? '0220' : '0200', { ...fields, 7: sentAt }, system);
  },
};

export const m2tFake: NetworkFake = { wire: 'tcp', isTls: true, face: m2tFace };

function pay(id: string, fields: Fields, system: RemoteSystem): Fields {
  const { 4: amount = '', 49: currency, 103: account = '' } = fields;
  const order = { id, account, amountMinor: String(BigInt(amount)), currency: currencyOf(currency) };
  const [result] = system.pay([order]);
  return sayOf(result!, echoOf(fields));
}

function register(registrationId: string, fields: Fields, system: RemoteSystem): Fields {
  const { walletId = '', kind, tier } = readPrivateData(fields[48]) ?? {};
  const [result] = system.register([
    { registrationId, walletId, kind: kind === 'merchant' ? kind : 'customer', tier: Number(tier) },
  ]);
  return sayOf(result!, echoOf(fields));
}

function sayPaid({ order, result }: Extract<RemoteEvent, { event: 'payout' }>): Fields {
  return sayOf(result, {
    3: '260000',
    4: order.amountMinor.padStart(12, '0'),
    ...numbersOf(order.id),
    49: DIRHAM,
  });
}

function sayCollected(event: Extract<RemoteEvent, { event: 'collection' }>): Fields {
  const { ref, payee, amountMinor, collectedAt } = event;
  return {
    3: '500000',
    4: amountMinor.padStart(12, '0'),
    ...numbersOf(ref),
    48: writePrivateData({ ref, collectedAt: digitsOf(collectedAt) }),
    49: DIRHAM,
    103: payee,
  };
}

function sayOf({ id, word, ref, reason }: RemoteResult, about: Fields, code = CODES[word]): Fields {
  const coded: Fields = code === undefined ? {} : { 39: code };
  return { ...about, ...coded, 48: writePrivateData({ id, ref, reason }) };
}

/** What an answer repeats of its request. */
function echoOf(fields: Fields): Fields {
  const echoed = [3, 4, 7, 11, 12, 13, 32, 37, 41, 42, 49, 91, 101];
  return Object.fromEntries(echoed.flatMap((number) => (fields[number] ? [[number, fields[number]]] : [])));
}

/** STAN and RRN of what it says by itself, the same each time. */
function numbersOf(text: string): Fields {
  const digits = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`).toString();
  return { 11: digits.slice(0, 6), 37: digits.slice(6, 18) };
}

function currencyOf(numeric: string | undefined): string {
  return numeric === DIRHAM ? 'MAD' : (numeric ?? '');
}

function seal(mti: string, fields: Fields, { secret }: RemoteSystem): Buffer {
  return sealMessage({ mti, fields }, secret);
}
