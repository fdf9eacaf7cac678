import { isSignedBy, signBytes, type AccountToRegister } from '@hanout/network-kit';
import type {
  HttpFace,
  NetworkFake,
  RemoteEvent,
  RemoteReportLine,
  RemoteResult,
  RemoteSystem,
  WireAnswer,
} from '@hanout/network-testing';

const WORDS: Record<RemoteResult['word'], (done: string) => object> = {
  done: (done) => ({ status: done }),
  declined: () => ({ status: 'REJECTED' }),
  pending: () => ({ status: 'PENDING' }),
  unheard_of: () => ({ status: 'QUEUED_MAYBE' }),
  none: () => ({}),
};

/** The sandbox's wire from the other side. */
export const sandboxFace: HttpFace = {
  answersLater: false,
  answer({ method, path, headers, raw }, system) {
    const [, kind, id] = path.split('/');
    if (method === 'GET' && kind === 'reports' && id) return report(id, system);
    if (method === 'GET' && id) return found(kind, decodeURIComponent(id), system);
    const isSigned = isSignedBy(system.secret, raw, headers['x-signature']?.toString());
    if (method !== 'POST' || !isSigned) return json({ error: 'not accepted' }, 401);
    const body = JSON.parse(raw.toString('utf8')) as Asked;
    if (kind === 'accounts') return json({ results: system.register(body.accounts).map(sayRegistered) });
    const orders = body.payouts.map(({ payoutId, account, amount, currency }) => ({
      id: payoutId,
      account,
      amountMinor: amount,
      currency,
    }));
    return json({ results: system.pay(orders).map(sayPaid) });
  },
  notice(event, system) {
    const raw = Buffer.from(JSON.stringify(sayEvent(event)));
    const timestamp = String(Math.floor(system.now().getTime() / 1_000));
    const signature = signBytes(Buffer.concat([Buffer.from(`${timestamp}.`), raw]), system.secret);
    const headers = {
      'x-timestamp': timestamp,
      'x-signature': signature,
      'content-type': 'application/json',
    };
    return { method: 'POST', path: '/', headers, raw };
  },
  wrongShapes: [
    'null',
    '7',
    '"REGISTERED"',
    '[]',
    '{}',
    '{"results":{}}',
    '{"results":null}',
    '{"results":[null,1,[]]}',
  ],
};

export const sandboxFake: NetworkFake = { wire: 'http', face: sandboxFace };

interface Asked {
  accounts: AccountToRegister[];
  payouts: { payoutId: string; account: string; amount: string; currency: string }[];
}

function found(kind: string | undefined, id: string, system: RemoteSystem): WireAnswer {
  const result = kind === 'accounts' ? system.findRegistration(id) : system.findPayment(id);
  if (!result) return json({ error: 'not found' }, 404);
  return json(kind === 'accounts' ? sayRegistered(result) : sayPaid(result));
}

/** Its own statement of a day, signed over its bytes. */
function report(day: string, system: RemoteSystem): WireAnswer {
  const standing = system.report(day);
  if (!standing) return json({ error: 'not ready' }, 404);
  const { isFinal, lines } = standing;
  const answer = json({ day, isFinal, lines: lines.map(sayLine) });
  const signature = signBytes(Buffer.from(answer.body), system.secret);
  return { ...answer, headers: { ...answer.headers, 'x-signature': signature } };
}

function sayLine(line: RemoteReportLine): object {
  if (line.event === 'collection') return { ...sayEvent(line), account: line.account };
  const { account, amountMinor: amount, currency } = line.order;
  return { ...sayEvent(line), account, amount, currency, decidedAt: line.decidedAt };
}

function sayRegistered(result: RemoteResult): object {
  return { registrationId: result.id, ...WORDS[result.word]('REGISTERED'), ...restOf(result) };
}

function sayPaid(result: RemoteResult): object {
  return { payoutId: result.id, ...WORDS[result.word]('PAID'), ...restOf(result) };
}

function sayEvent(event: RemoteEvent): object {
  if (event.event === 'payout') return { type: 'payout', ...sayPaid(event.result) };
  const { ref, payee, amountMinor, currency, collectedAt } = event;
  return { type: 'collection', ref, payee, amount: amountMinor, currency, collectedAt };
}

function restOf({ ref, reason }: RemoteResult): object {
  return { ...(ref && { ref }), ...(reason && { reason }) };
}

function json(content: object, status = 200): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
