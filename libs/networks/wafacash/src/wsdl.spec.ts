import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { Money } from '@hanout/money';
import { HttpRemote, makeCertificates, type HttpFace, type RemoteEvent } from '@hanout/network-testing';
import { wafacashFace } from '../fake';
import { wafacashAdapter } from './index';
import { readBody } from './soap';
import { childrenOf, type Xml } from './xml';

interface Declared {
  '@name': string;
  '@type'?: string;
  '@minOccurs'?: string;
}

const schema = (
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    isArray: (name) => ['element', 'complexType'].includes(name),
  }).parse(readFileSync(join(__dirname, '../wafacash.wsdl'))) as {
    definitions: {
      types: {
        schema: { element: Declared[]; complexType: (Declared & { sequence: { element: Declared[] } })[] };
      };
    };
  }
).definitions.types.schema;

/** What of a document is not as the WSDL declares it. */
function oddities(
  name: string,
  content: Xml,
  type = schema.element.find((one) => one['@name'] === name)?.['@type'],
): string[] {
  const local = type?.replace('wfc:', '');
  const fields = schema.complexType.find((one) => one['@name'] === local)?.sequence.element;
  if (!fields) return type?.startsWith('xs:') || local === 'Amount' ? [] : [`${name} is not declared`];
  const missing = fields.filter(
    (one) => one['@minOccurs'] !== '0' && childrenOf(content, one['@name']).length === 0,
  );
  const said = typeof content === 'string' ? [] : Object.keys(content);
  return [
    ...missing.map((one) => `${name} has no ${one['@name']}`),
    ...said.flatMap((child) => {
      const declared = fields.find((one) => one['@name'] === child);
      if (!declared) return [`${name} has ${child}`];
      return childrenOf(content, child).flatMap((one) => oddities(child, one, declared['@type']));
    }),
  ];
}

describe('what goes over the wire is of the WSDL', () => {
  const passed: Buffer[] = [];
  const overheard: HttpFace = {
    ...wafacashFace,
    answer(request, system) {
      const answer = wafacashFace.answer(request, system);
      passed.push(request.raw, Buffer.from(answer.body));
      return answer;
    },
  };
  const remote = new HttpRemote(overheard, { makeTls: makeCertificates });
  beforeAll(() => remote.start());
  afterAll(() => remote.stop());

  it('on both sides, and at our door', async () => {
    const id = '8f5d0a3e-0000-4000-8000-000000000001';
    const { account, amount } = { account: '+212612345678', amount: Money.of(3_500n, 'MAD') };
    const order = { id, no: 1, account, amount, reference: 'HNT0000001', takenAt: new Date() };
    const { payouts, registerAccounts, queryRegistration, reports, notices } = wafacashAdapter('wafacash', {
      ...remote.settings(),
      timeoutMs: 10_000,
    });
    await payouts!.reverse!([{ ...order, id: id.replace('1', '2') }]);
    await payouts!.send([order]);
    await payouts!.query!([order]);
    await registerAccounts!([{ registrationId: id, walletId: id, kind: 'merchant', tier: 2 }]);
    await queryRegistration!(id);
    const refused: Extract<RemoteEvent, { event: 'payout' }> = {
      event: 'payout',
      order: { id, account, amountMinor: '3500', currency: 'MAD' },
      result: { id, word: 'declined', reason: 'ACCOUNT_BARRED' },
    };
    const collected: Extract<RemoteEvent, { event: 'collection' }> = {
      event: 'collection',
      ref: 'W1',
      payee: '100234',
      amountMinor: '3500',
      currency: 'MAD',
      collectedAt: new Date(),
    };
    const [day, events] = ['2026-11-27', [refused, collected]];
    const lines = [
      { ...refused, decidedAt: new Date() },
      { ...collected, account },
    ];
    remote.reports.set(day, { day, isFinal: true, lines });
    await reports!.fetch(day);
    for (const event of events) {
      const notice = remote.notice(event);
      passed.push(notice.raw, notices!.answer!(notice, notices!.read(notice, new Date())).body!);
    }
    const bodies = passed.map((raw) => readBody(raw)!);
    expect(bodies.map(({ name }) => name)).toEqual([
      ...['CancelPayout', 'CancelPayoutResponse', 'Pay', 'PayResponse', 'QueryPayout', 'QueryPayoutResponse'],
      ...['OpenAccounts', 'OpenAccountsResponse', 'QueryAccount', 'QueryAccountResponse'],
      ...['GetStatement', 'GetStatementResponse'],
      ...['PayoutEnded', 'Acknowledgement', 'Collected', 'Acknowledgement'],
    ]);
    expect(bodies.flatMap(({ name, content }) => oddities(name, content))).toEqual([]);
  });

  it('which would notice what is not', () => {
    expect(oddities('PayResponse', { PayoutId: '1', Label: 'x' })).toEqual([
      'PayResponse has no Status',
      'PayResponse has Label',
    ]);
    expect(oddities('Paid', '')).toEqual(['Paid is not declared']);
  });
});
