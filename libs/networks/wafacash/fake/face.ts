import { signBytes } from '@hanout/network-kit';
import type { HttpFace, NetworkFake, RemoteResult, RemoteSystem, WireAnswer } from '@hanout/network-testing';
import { CONTENT_TYPE, isBodySignedBy, readBody, writeEnvelope, writeFault } from '../src/soap';
import type { Xml } from '../src/xml';
import { readAccounts, readOrder, requestedId } from './asked';
import { WRONG_SHAPES } from './wrong-shapes';
import { codeFor, sayEvent, sayResult, sayStatement } from './words';

/** Wafacash's wire from the other side. It answers who shows a certificate that it knows; the rest is TLS. */
export const wafacashFace: HttpFace = {
  answersLater: false,
  answer({ method, raw }, system) {
    const body = readBody(raw);
    if (method !== 'POST' || !body || !isBodySignedBy(system.secret, raw))
      return fault({ code: 'SIGNATURE_INVALID' });
    const operate = OPERATIONS[body.name];
    return operate ? operate(body.content, system) : fault({ code: 'OPERATION_UNKNOWN' });
  },
  notice(event, system) {
    const raw = writeEnvelope(sayEvent(event));
    return {
      method: 'POST',
      path: '/',
      headers: { ...sign(raw, system), 'content-type': CONTENT_TYPE },
      raw,
    };
  },
  wrongShapes: WRONG_SHAPES,
};

export const wafacashFake: NetworkFake = { wire: 'http', isTls: true, face: wafacashFace };

const OPERATIONS: Readonly<Record<string, (asked: Xml, system: RemoteSystem) => WireAnswer>> = {
  Pay(asked, system) {
    const order = readOrder(asked);
    const result = order && system.pay([order]).find(({ id }) => id === order.id);
    if (!result) return fault({ code: 'INCOMPLETE' });
    return result.word === 'declined' ? refusal(result) : said('PayResponse', sayResult('payout', result));
  },
  QueryPayout(asked, system) {
    const id = requestedId(asked, 'PayoutId');
    const result = system.findPayment(id);
    return result
      ? said('QueryPayoutResponse', sayResult('payout', result))
      : fault({ id, code: 'NOT_FOUND' });
  },
  CancelPayout(asked, system) {
    const id = requestedId(asked, 'PayoutId');
    const result = system.reverse(id);
    return result.word === 'declined'
      ? fault({ id, code: 'ALREADY_PAID' })
      : said('CancelPayoutResponse', sayResult('cancellation', result));
  },
  OpenAccounts(asked, system) {
    const results = system.register(readAccounts(asked)).map((one) => sayResult('account', one));
    return said('OpenAccountsResponse', { 'wfc:Result': results });
  },
  GetStatement(asked, system) {
    const day = requestedId(asked, 'Day');
    const report = system.report(day);
    if (!report) return fault({ id: day, code: 'NOT_FOUND' });
    const answer = said('GetStatementResponse', sayStatement(report));
    return { ...answer, headers: { ...answer.headers, ...sign(Buffer.from(answer.body), system) } };
  },
  QueryAccount(asked, system) {
    const id = requestedId(asked, 'RegistrationId');
    const result = system.findRegistration(id);
    return result
      ? said('QueryAccountResponse', sayResult('account', result))
      : fault({ id, code: 'NOT_FOUND' });
  },
};

function sign(raw: Buffer, system: RemoteSystem): Record<string, string> {
  const timestamp = String(Math.floor(system.now().getTime() / 1_000));
  const signature = signBytes(Buffer.concat([Buffer.from(`${timestamp}.`), raw]), system.secret);
  return { 'x-timestamp': timestamp, 'x-signature': signature };
}

function said(name: string, content: object): WireAnswer {
  return soap(200, writeEnvelope({ [`wfc:${name}`]: content }));
}

function refusal({ id, reason }: RemoteResult): WireAnswer {
  return fault({ id, code: codeFor(reason) });
}

function fault(refused: { id?: string; code: string }): WireAnswer {
  return soap(400, writeFault('Sender', refused));
}

function soap(status: number, document: Buffer): WireAnswer {
  return { status, headers: { 'content-type': CONTENT_TYPE }, body: document.toString('utf8') };
}
