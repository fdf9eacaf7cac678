import type { AccountToRegister } from '@hanout/network-kit';
import type {
  HttpFace,
  NetworkFake,
  RemoteResult,
  RemoteSystem,
  WireAnswer,
  WireRequest,
} from '@hanout/network-testing';
import { ACCOUNTS } from '../src/registrations';
import { acknowledgementOf, requestSignature, signatureOf } from '../src/transport';
import { nodesAt, readXml, textAt, writeXml } from '../src/xml';
import { readOrders } from './files';
import { fileNamed, fileOf, filesOf } from './laid-out';
import { reportFile } from './report';

const FRESH_MS = 5 * 60_000;

const ACCOUNT_WORDS: Record<RemoteResult['word'], string | undefined> = {
  done: 'OPND',
  declined: 'RJCT',
  pending: 'PDNG',
  unheard_of: 'WAIT',
  none: undefined,
};

/** Barid Cash's exchange of files from the other side. */
export const baridCashFace: HttpFace = {
  answersLater: true,
  answer(request, system) {
    if (!isAccepted(request, system)) return answer(401, 'not accepted\n');
    const [, folder, name] = request.path.split('/');
    if (request.method === 'PUT' && folder === 'out' && name) return take(name, request.raw, system);
    if (request.method === 'PUT' && folder === 'accounts') return open(request.raw, system);
    if (folder === 'statements' && name) return statement(name, system);
    if (folder !== 'in') return answer(404, 'no such folder\n');
    if (!name) return answer(200, listOf(system));
    const file = fileNamed(name, system);
    if (!file) return answer(404, 'no such file\n');
    if (request.method !== 'DELETE') return answer(200, file.raw.toString('utf8'));
    system.heard?.(file.events);
    return answer(204, '');
  },
  notice(event, system) {
    const raw = fileOf([event], system.now());
    const headers = { 'x-signature': signatureOf(raw, system.secret) };
    const name = event.event === 'payout' ? `pain.002.${event.order.id}.1` : `camt.053.${event.ref}.1`;
    return { method: 'PUT', path: `/${name}.xml`, headers, raw };
  },
  wrongShapes: [
    '',
    '7',
    '{}',
    '<Document/>',
    '<Document><AcctOpngRpt/></Document>',
    '<Document><AcctOpngRpt><Acct/><Acct>x</Acct></AcctOpngRpt></Document>',
    '<!DOCTYPE d [<!ENTITY e "OPND">]><Document><AcctOpngRpt/></Document>',
    'taken',
  ],
};

export const baridCashFake: NetworkFake = { wire: 'http', face: baridCashFace };

function isAccepted({ method, path, headers, raw }: WireRequest, { secret, now }: RemoteSystem): boolean {
  const timestamp = String(headers['x-timestamp']);
  const expected = requestSignature({ timestamp, method, path: path.replace(/^\//, ''), raw }, secret);
  const isFresh = Math.abs(now().getTime() - Number(timestamp) * 1_000) <= FRESH_MS;
  return isFresh && headers['x-signature'] === expected;
}

function take(name: string, raw: Buffer, system: RemoteSystem): WireAnswer {
  const orders = readOrders(raw);
  if (!orders) return answer(400, 'not a pain.001\n');
  system.pay(orders);
  return answer(200, acknowledgementOf({ name, raw }, system.secret));
}

function statement(name: string, system: RemoteSystem): WireAnswer {
  const report = system.report(name.replace(/\.xml$/, ''));
  if (!report) return answer(404, 'not ready\n');
  const raw = reportFile(report);
  const { headers, ...said } = answer(200, raw.toString('utf8'));
  return { ...said, headers: { ...headers, 'x-signature': signatureOf(raw, system.secret) } };
}

function listOf(system: RemoteSystem): string {
  return filesOf(system)
    .map(({ name, raw }) => `${name} ${signatureOf(raw, system.secret)}\n`)
    .join('');
}

function open(raw: Buffer, system: RemoteSystem): WireAnswer {
  const accounts = nodesAt(readXml(raw), 'AcctOpngReq/Acct').map((account): AccountToRegister => ({
    registrationId: textAt(account, 'ReqId') ?? '',
    walletId: textAt(account, 'WltId') ?? '',
    kind: textAt(account, 'Knd') === 'merchant' ? 'merchant' : 'customer',
    tier: Number(textAt(account, 'Tier')),
  }));
  const Acct = system.register(accounts).map(({ id, word, ref, reason }) => {
    const status = ACCOUNT_WORDS[word];
    return {
      ReqId: id,
      ...(status && { Sts: status }),
      ...(ref && { AcctId: ref }),
      ...(reason && { Rsn: reason }),
    };
  });
  return answer(200, writeXml({ Document: { '@xmlns': ACCOUNTS, AcctOpngRpt: { Acct } } }).toString('utf8'));
}

function answer(status: number, body: string): WireAnswer {
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
