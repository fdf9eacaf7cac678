import { CANCELLATION, ORDER, readRefusal, readState, WALLET } from './status';

const refusal = {
  type: 'urn:cash-plus:problem:refused',
  title: 'Refused',
  status: 422,
  code: 'ACCOUNT_CLOSED',
  subject: 'an-order',
};

describe('a state', () => {
  it.each([
    [
      { state: 'SETTLED', receiptNumber: 'CP-77' },
      { outcome: 'succeeded', ref: 'CP-77' },
    ],
    [{ state: 'IN_PROGRESS' }, { outcome: 'pending' }],
    [{ state: 'SETTLED' }, { outcome: 'unknown', cause: 'no_reference' }],
    [
      { state: 'SETTLED', receiptNumber: 77 },
      { outcome: 'unknown', cause: 'no_reference' },
    ],
    [
      { state: 'settled', receiptNumber: 'CP-77' },
      { outcome: 'unknown', cause: 'unknown_word' },
    ],
    [
      { state: 'REFUSED', code: 'ACCOUNT_CLOSED' },
      { outcome: 'unknown', cause: 'unknown_word' },
    ],
    [{ state: 'FAILED' }, { outcome: 'unknown', cause: 'unknown_word' }],
    [
      { state: 'CANCELLED', cancellationNumber: 'C-1' },
      { outcome: 'unknown', cause: 'unknown_word' },
    ],
    [{}, { outcome: 'unknown', cause: 'unknown_word' }],
  ])('of an order %j → %j', (said, outcome) =>
    expect(readState({ orderId: 'an-order', ...said }, ORDER)).toEqual([{ id: 'an-order', ...outcome }]),
  );

  it('is of an order, a cancellation or a wallet, each in its own words', () => {
    const done = (outcome: object) => [{ id: 'one', outcome: 'succeeded', ...outcome }];
    const cancelled = { orderId: 'one', state: 'CANCELLED', cancellationNumber: 'C-1' };
    const opened = { requestId: 'one', state: 'OPENED', walletNumber: 'W-1' };
    expect(readState(cancelled, CANCELLATION)).toEqual(done({ ref: 'C-1' }));
    expect(readState(opened, WALLET)).toEqual(done({ ref: 'W-1' }));
    expect(readState(opened, ORDER)).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is a clear no in its one shape, with a code that is known', () => {
    expect(readRefusal(refusal, ORDER)).toEqual([
      { id: 'an-order', outcome: 'declined', reason: 'ACCOUNT_CLOSED' },
    ]);
  });

  it.each([
    'DUPLICATE_ORDER',
    'ORDER_ALREADY_EXISTS',
    'ORDER_SETTLED',
    'SYSTEM_BUSY',
    'account_closed',
    '',
    undefined,
    ['ACCOUNT_CLOSED'],
  ])('of an order is none with the code %j', (code) =>
    expect(readRefusal({ ...refusal, code }, ORDER)).toEqual([
      { id: 'an-order', outcome: 'unknown', cause: 'unknown_code' },
    ]),
  );

  it.each([
    { ...refusal, type: 'about:blank' },
    { ...refusal, type: undefined },
    { ...refusal, status: 409 },
    { ...refusal, status: '422' },
    { ...refusal, subject: undefined },
    [refusal],
    null,
    'ACCOUNT_CLOSED',
  ])('says nothing in another shape: %j', (said) => expect(readRefusal(said, ORDER)).toEqual([]));

  it('of a cancellation is that the order has moved, and of nothing else', () => {
    const settled = { ...refusal, code: 'ORDER_SETTLED' };
    expect(readRefusal(settled, CANCELLATION)).toMatchObject([{ outcome: 'declined' }]);
    expect(readRefusal(refusal, CANCELLATION)).toMatchObject([{ outcome: 'unknown' }]);
  });
});
