import type { PayoutCapability } from '@hanout/network-kit';
import type { DuePayout } from './payout.entity';
import { callsFor, kindFor, makeCall } from './payout.calls';

const due = (details: Partial<DuePayout> = {}): DuePayout => ({
  payoutId: 'a',
  no: '1',
  accountSealed: Buffer.alloc(0),
  amountMinor: '3500',
  amountCurrency: 'MAD',
  reference: '8WD3KQ5TBX',
  takenAt: new Date(),
  attempts: 2,
  lastCause: 'timeout',
  isOverdue: false,
  ...details,
});
const none = () => Promise.resolve([]);
const sends: PayoutCapability = { perCall: 2, send: none };
const queries: PayoutCapability = { ...sends, query: none };
const reverses: PayoutCapability = { ...queries, reverse: none };

describe('what is asked of the network', () => {
  it.each([
    ['the first time', { attempts: 1, lastCause: null }, reverses, 'send'],
    ['the first time, late', { attempts: 1, lastCause: null, isOverdue: true }, reverses, 'send'],
    ['after silence', {}, queries, 'query'],
    ['after a not-yet', { lastCause: 'pending' }, queries, 'query'],
    ['after one that was cut short', { lastCause: null }, queries, 'query'],
    ['when it does not know it', { lastCause: 'not_found' }, queries, 'send'],
    ['where it cannot be asked', {}, sends, 'send'],
    ['when it is overdue', { isOverdue: true }, reverses, 'reverse'],
    [
      'when it is overdue and was never known',
      { isOverdue: true, lastCause: 'not_found' },
      reverses,
      'reverse',
    ],
    ['when it is overdue and cannot be undone', { isOverdue: true }, queries, 'query'],
    ['when it is overdue and being done', { isOverdue: true, lastCause: 'pending' }, reverses, 'query'],
    ['when it had moved', { isOverdue: true, lastCause: 'moved' }, reverses, 'query'],
  ] as const)('%s', (_when, details, capability, kind) =>
    expect(kindFor(due(details), capability)).toBe(kind),
  );

  it('goes in calls of one kind, none larger than the wire takes', () => {
    const first = { attempts: 1, lastCause: null };
    const calls = callsFor([due(first), due(), due(first), due(first), due()], queries);
    expect(calls.map(({ kind, payouts }) => [kind, payouts.length])).toEqual([
      ['send', 2],
      ['query', 2],
      ['send', 1],
    ]);
  });

  it('takes what is undone for declined, and what could not be undone for not known yet', async () => {
    const reverse: PayoutCapability['reverse'] = () =>
      Promise.resolve([
        { id: 'a', outcome: 'succeeded', ref: 'REV1' },
        { id: 'b', outcome: 'declined', reason: 'DONE' },
        { id: 'c', outcome: 'pending' },
        { id: 'd', outcome: 'unknown', cause: 'timeout' },
      ]);
    await expect(makeCall({ ...reverses, reverse }, 'reverse', [])).resolves.toEqual([
      { id: 'a', outcome: 'declined', reason: 'reversed' },
      { id: 'b', outcome: 'unknown', cause: 'moved' },
      { id: 'c', outcome: 'unknown', cause: 'reversing' },
      { id: 'd', outcome: 'unknown', cause: 'timeout' },
    ]);
  });
});
