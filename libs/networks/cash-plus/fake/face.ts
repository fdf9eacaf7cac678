import { createHash } from 'node:crypto';
import { isSignedBy, signBytes, type AccountToRegister } from '@hanout/network-kit';
import type {
  HttpFace,
  NetworkFake,
  RemoteReport,
  RemoteResult,
  RemoteSystem,
  WireAnswer,
  WireRequest,
} from '@hanout/network-testing';
import { pageOf } from './statements';
import { sayCancellation, sayEvent, sayOrder, sayWallet } from './words';

const FRESH_MS = 5 * 60_000;

/** Cash Plus as its own system speaks. */
export const cashPlusFace: HttpFace = {
  answersLater: false,
  answer(request, system) {
    if (!isAuthentic(request, system)) return problem(401, 'not-authenticated');
    const [, kind, id = '', part] = request.path.split('/').map(decodeURIComponent);
    const content = request.raw.length > 0 ? (JSON.parse(request.raw.toString('utf8')) as Asked) : undefined;
    switch (`${request.method} ${kind} ${part ?? ''}`.trim()) {
      case 'POST wallets':
        return json({ wallets: system.register(content!.wallets.map(accountOf)).map(sayWallet) });
      case 'GET wallets':
        return answerWith([system.findRegistration(id)], sayWallet);
      case 'POST orders':
        return pay(content!, system);
      case 'GET orders':
        return answerWith([system.findPayment(id)], sayOrder);
      case 'POST orders cancellation':
        return answerWith([system.reverse(id)], sayCancellation);
      case `GET statements ${part}`:
        return statement(request, Number(part), system.report(id), system);
      default:
        return problem(404, 'not-found');
    }
  },
  notice(event, system) {
    const raw = Buffer.from(JSON.stringify(sayEvent(event)));
    const timestamp = system.now().toISOString();
    const nonce = createHash('sha256').update(timestamp).update(raw).digest('hex');
    const headers = {
      authorization: `CP-HMAC-SHA256 key=cash-plus, signature=${signBytes(lines('POST', '/', timestamp, nonce, raw), system.secret)}`,
      'cp-timestamp': timestamp,
      'cp-nonce': nonce,
      'content-type': 'application/json',
    };
    return { method: 'POST', path: '/', headers, raw };
  },
  wrongShapes: [
    'null',
    '422',
    '"SETTLED"',
    '[]',
    '{}',
    '{"state":"SETTLED","receiptNumber":"CP1"}',
    '{"wallets":{}}',
    '{"wallets":[null,1,[]]}',
    '{"type":"urn:cash-plus:problem:refused","title":"Refused","status":422,"code":"ACCOUNT_BARRED"}',
  ],
};

export const cashPlusFake: NetworkFake = { wire: 'http', face: cashPlusFace };

interface Asked {
  wallets: { requestId: string; walletId: string; holder: 'INDIVIDUAL' | 'MERCHANT'; level: number }[];
  orderId: string;
  beneficiary: { msisdn: string };
  amount: { value: string; currency: string };
}

function isAuthentic({ method, path, headers, raw }: WireRequest, system: RemoteSystem): boolean {
  const [authorization, timestamp, nonce] = ['authorization', 'cp-timestamp', 'cp-nonce'].map((name) =>
    String(headers[name] ?? ''),
  ) as [string, string, string];
  const signature = /signature=(\w+)$/.exec(authorization)?.[1];
  const away = Math.abs(system.now().getTime() - Date.parse(timestamp));
  return away <= FRESH_MS && isSignedBy(system.secret, lines(method, path, timestamp, nonce, raw), signature);
}

function lines(...[method, path, timestamp, nonce, raw]: [string, string, string, string, Buffer]): Buffer {
  const digest = createHash('sha256').update(raw).digest('hex');
  return Buffer.from(`${method}\n${path}\n${timestamp}\n${nonce}\n${digest}`);
}

function accountOf({ requestId, walletId, holder, level }: Asked['wallets'][number]): AccountToRegister {
  return {
    registrationId: requestId,
    walletId,
    kind: holder === 'MERCHANT' ? 'merchant' : 'customer',
    tier: level,
  };
}

/** All that its books say of this one order, in one answer. */
function pay({ orderId, beneficiary, amount }: Asked, system: RemoteSystem): WireAnswer {
  const { value, currency } = amount;
  const amountMinor = BigInt(value.replace('.', '')).toString();
  const told = system.pay([{ id: orderId, account: beneficiary.msisdn, amountMinor, currency }]);
  return answerWith(
    told.filter((result) => result.id === orderId),
    sayOrder,
  );
}

/** A page of a day, signed as a request is, to the nonce that asked for it. */
function statement(
  { path, headers }: WireRequest,
  page: number,
  report: RemoteReport | undefined,
  system: RemoteSystem,
): WireAnswer {
  const content = report && pageOf(report, page);
  if (!content) return problem(404, 'not-ready');
  const answer = json(content);
  const [timestamp, nonce] = [system.now().toISOString(), String(headers['cp-nonce'])];
  const signed = lines('STATEMENT', path, timestamp, nonce, Buffer.from(answer.body));
  const signature = signBytes(signed, system.secret);
  return {
    ...answer,
    headers: { ...answer.headers, 'cp-timestamp': timestamp, 'cp-nonce': nonce, 'cp-signature': signature },
  };
}

function answerWith(told: (RemoteResult | undefined)[], say: (result: RemoteResult) => object): WireAnswer {
  const known = told.filter((result) => result !== undefined);
  if (known.length === 0) return problem(404, 'not-found');
  const content: object = Object.assign({}, ...known.map(say));
  return json(content, 'status' in content ? 422 : 200);
}

function problem(status: number, name: string): WireAnswer {
  return json({ type: `urn:cash-plus:problem:${name}`, title: name, status }, status);
}

function json(content: object, status = 200): WireAnswer {
  const kind = status === 200 ? 'json' : 'problem+json';
  return { status, headers: { 'content-type': `application/${kind}` }, body: JSON.stringify(content) };
}
