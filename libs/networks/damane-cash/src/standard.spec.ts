import type { HttpFace, RemoteOrder, WireRequest } from '@hanout/network-testing';
import { HttpRemote } from '@hanout/network-testing';
import { Money } from '@hanout/money';
import { damaneCashFace } from '../fake';
import { damaneCashAdapter } from './index';

/** What the schemas of the GSMA Mobile Money API 1.2.0 demand of each object, and the forms of what is in them. */
const REQUIRED = {
  requestTransactionType: ['amount', 'currency', 'creditParty'],
  responseTransaction: [
    'amount',
    'currency',
    'type',
    'transactionReference',
    'transactionStatus',
    'creditParty',
    'debitParty',
  ],
  requestAccount: ['identity'],
  responseAccount: ['accountIdentifiers', 'identity', 'accountStatus'],
  requestStateObject: ['notificationMethod', 'serverCorrelationId', 'status'],
  responseResponse: ['link'],
  errorObject: ['errorCategory', 'errorCode'],
} as const;
const AMOUNT = /^([0]|([1-9][0-9]{0,17}))([.][0-9]{0,3}[0-9])?$/;
const UUID = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/i;
const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  amount: (value) => typeof value === 'string' && AMOUNT.test(value),
  currency: (value) => value === 'MAD',
  serverCorrelationId: (value) => typeof value === 'string' && UUID.test(value),
  status: (value) => ['pending', 'completed', 'failed'].includes(String(value)),
  accountStatus: (value) => ['available', 'unavailable', 'unregistered'].includes(String(value)),
  creditParty: areParties,
  debitParty: areParties,
  accountIdentifiers: areParties,
};

function areParties(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= 10 &&
    value.every(({ key, value: of }) => typeof key === 'string' && typeof of === 'string' && of !== '')
  );
}

function expectToBe(schema: keyof typeof REQUIRED, body: string): void {
  const said = JSON.parse(body) as Record<string, unknown>;
  const missing = REQUIRED[schema].filter((field) => said[field] === undefined);
  const odd = Object.keys(said).filter((field) => FORMS[field]?.(said[field]) === false);
  expect({ schema, missing, odd }).toEqual({ schema, missing: [], odd: [] });
}

describe('what goes over the wire is of the standard', () => {
  const passed: { request: WireRequest; status: number; body: string }[] = [];
  const overheard: HttpFace = {
    ...damaneCashFace,
    answer(request, system) {
      const answer = damaneCashFace.answer(request, system);
      passed.push({ request, ...answer });
      return answer;
    },
  };
  const remote = new HttpRemote(overheard);
  const id = '8f5d0a3e-0000-4000-8000-000000000001';
  const order = {
    id,
    no: 1,
    account: '+212612345678',
    amount: Money.of(3_505n, 'MAD'),
    reference: 'HNT0000001',
    takenAt: new Date('2026-11-28T10:00:00Z'),
  };
  const adapter = () =>
    damaneCashAdapter('damane-cash', {
      ...remote.settings(),
      timeoutMs: 10_000,
      noticesUrl: 'https://hanout.example/notices/damane-cash',
    });
  beforeAll(() => remote.start());
  beforeEach(() => {
    passed.length = 0;
    remote.behave('ok');
  });
  afterAll(() => remote.stop());

  it('a payout, and what became of it', async () => {
    await adapter().payouts!.send([order]);
    await adapter().payouts!.send([order]);
    await adapter().payouts!.query!([order]);
    const paths = passed.map(({ request, status }) => `${request.method} ${request.path} ${status}`);
    expect(paths).toEqual([
      'POST /transactions/type/disbursement 202',
      'POST /transactions/type/disbursement 400',
      `GET /responses/${id} 200`,
      expect.stringMatching(/^GET \/transactions\/.* 200$/),
    ]);
    const [first, again, link, object] = passed;
    expectToBe('requestTransactionType', first!.request.raw.toString());
    expect(first!.request.headers).toMatchObject({
      'x-correlationid': id,
      'x-callback-url': 'https://hanout.example/notices/damane-cash',
      'x-date': expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      'x-content-hash': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(again!.request.raw).toEqual(first!.request.raw);
    expectToBe('requestStateObject', first!.body);
    expectToBe('errorObject', again!.body);
    expectToBe('responseResponse', link!.body);
    expectToBe('responseTransaction', object!.body);
  });

  it('a payout that is declined', async () => {
    remote.behave('decline');
    const declined = { ...order, id: id.replace('1', '2') };
    await adapter().payouts!.send([declined]);
    await adapter().payouts!.query!([declined]);
    const state = passed.at(-1)!;
    expectToBe('requestStateObject', state.body);
    expectToBe('errorObject', JSON.stringify((JSON.parse(state.body) as { error: object }).error));
  });

  it('an account', async () => {
    await adapter().registerAccounts!([{ registrationId: id, walletId: id, kind: 'merchant', tier: 2 }]);
    expectToBe('requestAccount', passed[0]!.request.raw.toString());
    expectToBe('responseAccount', passed[0]!.body);
  });

  it('callbacks', () => {
    const said = (event: Parameters<HttpRemote['notice']>[0]) => remote.notice(event).raw.toString();
    const ordered: RemoteOrder = { id, account: order.account, amountMinor: '3505', currency: 'MAD' };
    const done = { id, word: 'done', ref: 'T1' } as const;
    expectToBe('responseTransaction', said({ event: 'payout', order: ordered, result: done }));
    expectToBe('errorObject', said({ event: 'payout', order: ordered, result: { id, word: 'declined' } }));
    const collected = {
      ref: 'T2',
      payee: '100234',
      amountMinor: '3505',
      currency: 'MAD',
      collectedAt: new Date(),
    };
    expectToBe('responseTransaction', said({ event: 'collection', ...collected }));
  });

  it('transactions of a day', async () => {
    const [day, at] = ['2026-11-27', new Date('2026-11-27T10:00:00Z')];
    const { account } = order;
    const money = { amountMinor: '3505', currency: 'MAD' };
    remote.reports.set(day, {
      day,
      isFinal: true,
      lines: [
        {
          event: 'payout',
          order: { id, account, ...money },
          result: { id, word: 'done', ref: 'T1' },
          decidedAt: at,
        },
        { event: 'collection', ref: 'T2', payee: '100234', account, ...money, collectedAt: at },
      ],
    });
    await adapter().reports!.fetch(day);
    const [first] = passed;
    expect(first!.request.path).toBe(
      '/accounts/organisationid/hanout/transactions?fromDateTime=2026-11-27T00:00:00.000Z' +
        '&toDateTime=2026-11-27T23:59:59.999Z&transactionStatus=completed&offset=0&limit=1000',
    );
    const objects = JSON.parse(first!.body) as object[];
    expect(objects).toHaveLength(2);
    for (const object of objects) expectToBe('responseTransaction', JSON.stringify(object));
  });
});
