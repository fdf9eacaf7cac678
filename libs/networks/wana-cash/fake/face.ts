import { signBytes, type AccountToRegister } from '@hanout/network-kit';
import type {
  HttpFace,
  NetworkFake,
  RemoteOrder,
  RemoteReport,
  RemoteResult,
  RemoteSystem,
  WireAnswer,
  WireRequest,
} from '@hanout/network-testing';
import { statementOf } from './statement';
import { grant, hasToken, isClient } from './tokens';
import { sayEvent, sayLink, sayTransfer } from './words';

/** Wana Cash as its own system speaks. */
export const wanaCashFace: HttpFace = {
  answersLater: true,
  answer(request, system) {
    const [, kind, id] = request.path.split('/').map(decodeURIComponent);
    if (kind === 'token')
      return isClient(request, system) ? json(grant(system)) : json({ error: 'invalid_client' }, 401);
    if (!hasToken(request, system)) return json({ error: 'invalid_token' }, 401);
    switch (`${request.method} ${kind}`) {
      case 'POST transfers':
        return take(request, system);
      case 'GET transfers':
        return found(system.findPayment(id!), sayTransfer);
      case 'POST links':
        return json({ links: system.register(accountsIn(request)).map(sayLink) });
      case 'GET links':
        return found(system.findRegistration(id!), sayLink);
      case 'GET statements':
        return statement(request, system.report(id!), system);
      default:
        return json({ code: 'RESOURCE_NOT_FOUND' }, 404);
    }
  },
  notice(event, system) {
    const [path, content] = sayEvent(event);
    const raw = Buffer.from(JSON.stringify(content));
    const headers = { ...sign('PUT', path, raw, system), 'content-type': 'application/json' };
    return { method: 'PUT', path, headers, raw };
  },
  wrongShapes: [
    'null',
    '202',
    '"SUCCESSFUL"',
    '[]',
    '{}',
    '{"status":"SUCCESSFUL","financialTransactionId":"1"}',
    '{"referenceId":null,"status":"FAILED","reason":{"code":"ACCOUNT_BARRED"}}',
    '{"links":{}}',
    '{"links":[null,1,[]]}',
  ],
};

export const wanaCashFake: NetworkFake = { wire: 'http', face: wanaCashFace };

function sign(method: string, path: string, raw: Buffer, system: RemoteSystem): Record<string, string> {
  const timestamp = String(system.now().getTime());
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${method}\n${path}\n`), raw]);
  return { 'x-timestamp': timestamp, 'x-signature': signBytes(signed, system.secret) };
}

function statement(
  { path }: WireRequest,
  report: RemoteReport | undefined,
  system: RemoteSystem,
): WireAnswer {
  if (!report) return json({ code: 'RESOURCE_NOT_FOUND' }, 404);
  const body = statementOf(report);
  const headers = {
    ...sign('GET', path, Buffer.from(body), system),
    'content-type': 'text/csv; charset=utf-8',
  };
  return { status: 200, headers, body };
}

interface Transfer {
  amount: string;
  currency: string;
  payee: { partyId: string };
}

/** Taken, whatever will become of it; an id that it has had before is a conflict. */
function take({ headers, raw }: WireRequest, system: RemoteSystem): WireAnswer {
  const referenceId = String(headers['x-reference-id']);
  const { amount, currency, payee } = JSON.parse(raw.toString('utf8')) as Transfer;
  const [whole = '', decimals = ''] = amount.split('.');
  const order: RemoteOrder = {
    id: referenceId,
    account: `+${payee.partyId}`,
    amountMinor: BigInt(whole + decimals.padEnd(2, '0')).toString(),
    currency,
  };
  const isKnown = system.findPayment(referenceId) !== undefined;
  system.pay([order]);
  return isKnown ? json({ code: 'DUPLICATED_REFERENCE_ID', referenceId }, 409) : json({ referenceId }, 202);
}

interface Link {
  referenceId: string;
  walletId: string;
  accountType: 'CONSUMER' | 'MERCHANT';
  kycLevel: number;
}

function accountsIn({ raw }: WireRequest): AccountToRegister[] {
  const { links } = JSON.parse(raw.toString('utf8')) as { links: Link[] };
  return links.map(({ referenceId, walletId, accountType, kycLevel }) => ({
    registrationId: referenceId,
    walletId,
    kind: accountType === 'MERCHANT' ? 'merchant' : 'customer',
    tier: kycLevel,
  }));
}

function found(result: RemoteResult | undefined, say: (result: RemoteResult) => object): WireAnswer {
  return result ? json(say(result)) : json({ code: 'RESOURCE_NOT_FOUND' }, 404);
}

function json(content: object, status = 200): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
