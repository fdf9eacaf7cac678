import { randomUUID } from 'node:crypto';
import { Money } from '@hanout/money';
import { HttpRemote } from '@hanout/network-testing';
import { damaneCashFace } from '../fake';
import { damaneCashAdapter } from './index';

describe('a link to what our request made', () => {
  let link: unknown;
  const remote = new HttpRemote({
    ...damaneCashFace,
    answer: (request, system) =>
      request.path.startsWith('/responses/')
        ? { status: 200, body: JSON.stringify({ link }) }
        : damaneCashFace.answer(request, system),
  });
  beforeAll(() => remote.start());
  afterAll(() => remote.stop());

  it.each([
    undefined,
    7,
    'https://elsewhere.example/transactions/1',
    '//elsewhere.example/transactions/1',
    '/transactions/../heartbeat',
    '/transactions/%2e%2e/heartbeat',
    '/transactions/1?as=another',
    '/heartbeat',
    // Of another kind than what was made.
    '/accounts/accountid/1',
  ])('is not followed to %s', async (elsewhere) => {
    link = elsewhere;
    const before = remote.requests;
    const adapter = damaneCashAdapter('damane-cash', { ...remote.settings(), timeoutMs: 10_000 });
    const order = {
      id: randomUUID(),
      no: 1,
      account: '+212612345678',
      amount: Money.of(3_500n, 'MAD'),
      reference: 'HNT0000001',
      takenAt: new Date(),
    };
    await expect(adapter.payouts!.query!([order])).resolves.toEqual([
      { id: order.id, outcome: 'unknown', cause: 'unreadable' },
    ]);
    expect(remote.requests).toBe(before + 1);
  });
});
