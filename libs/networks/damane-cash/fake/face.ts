import { createHash } from 'node:crypto';
import { isSignedBy, signBytes } from '@hanout/network-kit';
import type { HttpFace, NetworkFake, RemoteSystem, WireAnswer, WireRequest } from '@hanout/network-testing';
import { readAccount, readOrder } from './asked';
import { sayAccount, sayCollection, sayError, sayTransaction } from './objects';
import { duplicate, errorFor, sayRequestState, twinOf } from './request-states';
import { pageOf } from './transactions';

/** Damane Cash's wire from the other side: the GSMA Mobile Money API 1.2 as far as we use it. */
export const damaneCashFace: HttpFace = {
  answersLater: true,
  answer(request, system) {
    if (!isOurs(request, system)) return json(sayError('authorisation', 'clientAuthorisationError'), 401);
    const [, kind = '', ...rest] = request.path.split('/');
    if (rest[2]?.startsWith('transactions?')) return transactions(request, system);
    if (request.method === 'POST') return create(request, kind, rest, system);
    return found(kind, rest, system) ?? json(sayError('identification', 'identifierError'), 404);
  },
  notice(event, system) {
    const date = system.now().toISOString();
    const id = event.event === 'payout' ? event.result.id : uuidOf(event.ref);
    const said =
      event.event === 'collection'
        ? sayCollection(event)
        : event.result.word === 'declined'
          ? errorFor(event.result)
          : sayTransaction({ ...event.result, order: event.order });
    const raw = Buffer.from(JSON.stringify(said));
    const signed = Buffer.concat([Buffer.from(`${date}.${id}.`), raw]);
    const headers = {
      'x-date': date,
      'x-correlationid': id,
      'x-content-hash': sha256(raw),
      'x-signature': signBytes(signed, system.secret),
      'content-type': 'application/json',
    };
    return { method: 'PUT', path: '/', headers, raw };
  },
  wrongShapes: [
    'null',
    '7',
    '[]',
    '{}',
    '{"link":7}',
    '{"link":"https://elsewhere.example/transactions/1"}',
    '{"link":"/transactions/../accounts"}',
    '{"status":"completed"}',
    '{"transactionStatus":"completed","transactionReference":"1"}',
    '{"errorCategory":"businessRule"}',
  ],
};

export const damaneCashFake: NetworkFake = { wire: 'http', face: damaneCashFace };

/** Whose request it is, and whether it is whole. */
function isOurs({ method, path, headers, raw }: WireRequest, { secret }: RemoteSystem): boolean {
  const header = (name: string): string => headers[name]?.toString() ?? '';
  const names = ['x-date', 'x-correlationid', 'x-callback-url', 'x-content-hash'];
  const signed = Buffer.from([method, path, ...names.map(header)].join('\n'));
  return (
    header('x-client-id') === 'hanout' &&
    header('x-api-key') === signBytes(Buffer.from('X-API-Key'), secret) &&
    header('x-content-hash') === sha256(raw) &&
    isSignedBy(secret, signed, header('x-signature'))
  );
}

function create(request: WireRequest, kind: string, [type]: string[], system: RemoteSystem): WireAnswer {
  const id = request.headers['x-correlationid']?.toString() ?? '';
  if (kind === 'accounts') {
    const account = readAccount(request.raw, id);
    if (!account) return json(sayError('validation', 'mandatoryValueNotSupplied'), 400);
    const isKnown = system.findRegistration(id) !== undefined;
    const result = system.register([account]).find((one) => one.id === id);
    if (isKnown || !result) return json(duplicate(), 400);
    if (result.word === 'declined') return json(errorFor(result), 401);
    if (result.word === 'pending') return json(sayRequestState(result), 202);
    return json(sayAccount(result, account), 201);
  }
  const order = type === 'type' ? readOrder(request.raw, id) : undefined;
  if (!order) return json(sayError('validation', 'formatError'), 400);
  const isKnown = system.findPayment(id) !== undefined;
  system.pay([order]);
  return isKnown ? json(duplicate(), 400) : json(sayRequestState({ id, word: 'pending' }), 202);
}

/** What moved on our account, signed with the path that was asked for. */
function transactions({ path }: WireRequest, system: RemoteSystem): WireAnswer {
  const page = pageOf(path, system);
  if (!page) return json(sayError('identification', 'identifierError'), 404);
  const answer = json(page.transactions);
  const [date, available] = [page.madeAt.toISOString(), String(page.available)];
  const signed = Buffer.from(`${path}\n${date}\n${available}\n${answer.body}`);
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'x-date': date,
      'x-records-available-count': available,
      'x-records-returned-count': String(page.transactions.length),
      'x-signature': signBytes(signed, system.secret),
    },
  };
}

/** Its paths name what our request made by the request's own number, which is not ours. */
function found(kind: string, [first = '', second]: string[], system: RemoteSystem): WireAnswer | undefined {
  const id = kind === 'responses' ? first : twinOf(second ?? first);
  const [payment, account] = [system.findPayment(id), system.findRegistration(id)];
  const result = payment ?? account;
  if (!result) return undefined;
  const isObject = !['declined', 'pending'].includes(result.word);
  switch (kind) {
    case 'responses': {
      const object = payment ? `/transactions/${twinOf(id)}` : `/accounts/accountid/${twinOf(id)}`;
      return json({ link: isObject ? object : `/requeststates/${twinOf(id)}` });
    }
    case 'requeststates':
      return json(sayRequestState(result));
    case 'transactions':
      return payment && json(sayTransaction(payment));
    case 'accounts':
      return account && json(sayAccount(account));
    default:
      return undefined;
  }
}

function uuidOf(text: string): string {
  return sha256(Buffer.from(text)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function sha256(raw: Buffer): string {
  return createHash('sha256').update(raw).digest('hex');
}

function json(content: object, status = 200): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
