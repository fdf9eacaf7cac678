/** Only its own status, shape, subject and code together are a no: each of them alone keeps the hold. */
import { HttpRemote, someOrders, type WireAnswer } from '@hanout/network-testing';
import { cashPlusFace } from '../fake';
import { cashPlusAdapter } from './index';

let answer: WireAnswer;
const remote = new HttpRemote({ ...cashPlusFace, answer: () => answer });
beforeAll(() => remote.start());
afterAll(() => remote.stop());

const orders = someOrders(1);
const [{ id }] = orders as [(typeof orders)[number]];
const refusal = {
  type: 'urn:cash-plus:problem:refused',
  title: 'Refused',
  status: 422,
  code: 'ACCOUNT_CLOSED',
  subject: id,
};
const settled = { orderId: id, state: 'SETTLED', receiptNumber: 'CP-77' };
const cancelled = { orderId: id, state: 'CANCELLED', cancellationNumber: 'C-1' };

async function told(ask: 'send' | 'query' | 'reverse', status: number, content: object) {
  answer = { status, body: JSON.stringify(content) };
  const { payouts } = cashPlusAdapter('cash-plus', { ...remote.settings(), timeoutMs: 10_000 });
  const [outcome] = await payouts![ask]!(orders);
  return outcome;
}

it.each(['send', 'query'] as const)('declines on a refusal, when it is asked to %s', async (ask) => {
  expect(await told(ask, 422, refusal)).toEqual({ id, outcome: 'declined', reason: 'ACCOUNT_CLOSED' });
});

it.each([
  ['a refusal with the status of a yes', 200, refusal],
  ['a yes with the status of a refusal', 422, settled],
  ['a refusal with the status of a duplicate', 409, refusal],
  ['a refusal with the status of a failure', 500, refusal],
  ['a refusal with the status of a bad request', 400, refusal],
  ['a yes and a refusal at once', 200, { ...settled, ...refusal }],
  ['a refusal and a yes at once', 422, { ...settled, ...refusal }],
  ['a refusal of another order', 422, { ...refusal, subject: 'another' }],
  ['a yes to another order', 200, { ...settled, orderId: 'another' }],
  ['a duplicate', 422, { ...refusal, code: 'DUPLICATE_ORDER' }],
  ['that it has been paid before', 422, { ...refusal, code: 'ORDER_SETTLED' }],
  ['a problem of another type', 422, { ...refusal, type: 'urn:cash-plus:problem:invalid' }],
  ['that something was cancelled', 200, cancelled],
])('cannot tell from %s', async (_, status, content) => {
  for (const ask of ['send', 'query'] as const)
    expect(await told(ask, status, content)).toMatchObject({ id, outcome: 'unknown' });
});

it('undoes an order only by a cancellation, and has it moved only by that refusal', async () => {
  expect(await told('reverse', 200, cancelled)).toEqual({ id, outcome: 'succeeded', ref: 'C-1' });
  const moved = { ...refusal, code: 'ORDER_SETTLED' };
  expect(await told('reverse', 422, moved)).toMatchObject({ outcome: 'declined' });
  for (const [status, content] of [
    [200, settled],
    [422, refusal],
    [404, {}],
  ] as const)
    expect(await told('reverse', status, content)).toMatchObject({ id, outcome: 'unknown' });
});
