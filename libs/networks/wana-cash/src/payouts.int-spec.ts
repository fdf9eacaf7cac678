/** What is taken is pending; what came of it is told by its own status, words and code together, or not at all. */
import { HttpRemote, someOrders, type WireAnswer } from '@hanout/network-testing';
import { wanaCashFace } from '../fake';
import { wanaCashAdapter } from './index';

let answer: WireAnswer;
const remote = new HttpRemote({
  ...wanaCashFace,
  answer: (request, system) => (request.path === '/token' ? wanaCashFace.answer(request, system) : answer),
});
beforeAll(() => remote.start());
afterAll(() => remote.stop());

const orders = someOrders(1);
const [{ id: referenceId }] = orders as [(typeof orders)[number]];
const id = referenceId;
const done = { referenceId, status: 'SUCCESSFUL', financialTransactionId: '77' };
const failed = { referenceId, status: 'FAILED', reason: { code: 'ACCOUNT_CLOSED' } };

async function told(ask: 'send' | 'query', status: number, content: object) {
  answer = { status, body: JSON.stringify(content) };
  const { payouts } = wanaCashAdapter('wana-cash', { ...remote.settings(), timeoutMs: 10_000 });
  const [outcome] = await payouts![ask]!(orders);
  return outcome;
}

it.each([
  [202, { referenceId }],
  [202, failed],
  [409, { code: 'DUPLICATED_REFERENCE_ID', referenceId }],
])('an order is pending when it is taken, whatever else is said: %d %j', async (status, content) => {
  expect(await told('send', status, content)).toEqual({ id, outcome: 'pending' });
});

it.each([
  [200, done],
  [200, failed],
  [202, {}],
  [202, { referenceId: 'another' }],
  [409, failed],
  [409, { code: 'DUPLICATED_REFERENCE_ID', referenceId: 'another' }],
  [409, { code: 'DUPLICATED_REFERENCE_ID' }],
  [400, failed],
  [403, failed],
  [404, failed],
  [422, failed],
])('nothing is known of an order that is answered: %d %j', async (status, content) => {
  expect(await told('send', status, content)).toMatchObject({ id, outcome: 'unknown' });
});

it('a query tells what became of it, by 200 and of its own id only', async () => {
  expect(await told('query', 200, done)).toEqual({ id, outcome: 'succeeded', ref: '77' });
  expect(await told('query', 200, failed)).toEqual({ id, outcome: 'declined', reason: 'ACCOUNT_CLOSED' });
  for (const [status, content] of [
    [202, done],
    [409, failed],
    [422, failed],
    [200, { ...failed, referenceId: 'another' }],
    [200, { ...failed, reason: { code: 'DUPLICATED_REFERENCE_ID' } }],
  ] as const)
    expect(await told('query', status, content)).toMatchObject({ id, outcome: 'unknown' });
});
