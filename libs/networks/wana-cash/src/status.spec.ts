import { LINK, readResult, TRANSFER } from './status';

const failed = (code?: unknown) => ({ status: 'FAILED', reason: { code, message: 'whatever it says' } });

describe('what became of a transfer', () => {
  it.each([
    [
      { status: 'SUCCESSFUL', financialTransactionId: '77' },
      { outcome: 'succeeded', ref: '77' },
    ],
    [{ status: 'PENDING' }, { outcome: 'pending' }],
    [failed('ACCOUNT_CLOSED'), { outcome: 'declined', reason: 'ACCOUNT_CLOSED' }],
    [{ status: 'SUCCESSFUL' }, { outcome: 'unknown', cause: 'no_reference' }],
    [
      { status: 'SUCCESSFUL', financialTransactionId: 77 },
      { outcome: 'unknown', cause: 'no_reference' },
    ],
    [
      { status: 'SUCCESSFUL', accountId: '77' },
      { outcome: 'unknown', cause: 'no_reference' },
    ],
    [
      { status: 'successful', financialTransactionId: '77' },
      { outcome: 'unknown', cause: 'unknown_word' },
    ],
    [
      { status: 'REJECTED', reason: { code: 'ACCOUNT_CLOSED' } },
      { outcome: 'unknown', cause: 'unknown_word' },
    ],
    [{}, { outcome: 'unknown', cause: 'unknown_word' }],
  ])('%j → %j', (said, outcome) =>
    expect(readResult({ referenceId: 'one', ...said }, TRANSFER)).toEqual([{ id: 'one', ...outcome }]),
  );

  it.each([
    'DUPLICATED_REFERENCE_ID',
    'RESOURCE_ALREADY_EXIST',
    'INTERNAL_PROCESSING_ERROR',
    'SERVICE_UNAVAILABLE',
    'EXPIRED',
    'account_closed',
    undefined,
    ['ACCOUNT_CLOSED'],
  ])('is no clear no with the code %j', (code) =>
    expect(readResult({ referenceId: 'one', ...failed(code) }, TRANSFER)).toEqual([
      { id: 'one', outcome: 'unknown', cause: 'unknown_code' },
    ]),
  );

  it.each([
    { status: 'FAILED', reason: 'ACCOUNT_CLOSED' },
    { status: 'FAILED', reason: null },
    { status: 'FAILED' },
  ])('is no clear no without a code: %j', (said) =>
    expect(readResult({ referenceId: 'one', ...said }, TRANSFER)).toMatchObject([{ outcome: 'unknown' }]),
  );

  it('says nothing when it does not say of what', () => {
    expect(readResult(failed('ACCOUNT_CLOSED'), TRANSFER)).toEqual([]);
    expect(readResult(null, TRANSFER)).toEqual([]);
  });
});

it('speaks of accounts in other words', () => {
  const active = { referenceId: 'one', status: 'ACTIVE', accountId: 'A-1' };
  expect(readResult(active, LINK)).toEqual([{ id: 'one', outcome: 'succeeded', ref: 'A-1' }]);
  expect(readResult(active, TRANSFER)).toMatchObject([{ outcome: 'unknown' }]);
  expect(readResult({ ...active, ...failed('PAYEE_NOT_FOUND') }, LINK)).toMatchObject([
    { outcome: 'unknown' },
  ]);
});
